package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.config.XbpProperties;
import dev.causeway.gateway.config.XbpSessionProperties;
import dev.causeway.gateway.inbound.socket.LoopSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;

/**
 * Which sessions turn on one event loop, and what it does between the turns.
 *
 * @param sessions at least one
 * @param idle see {@link XbpProperties.Idle}
 * @param bytesPerTurn share of one session
 */
record XbpLoopPlan(List<SessionProperties> sessions, XbpProperties.Idle idle, int bytesPerTurn) {
    private static final int MIN_BYTES_PER_TURN = 1_024;
    private static final int MAX_BYTES_PER_TURN = 16 << 20;
    private static final long MAX_SPINS = 100;
    private static final long MAX_YIELDS = 10;
    private static final long MIN_PARK_NANOS = 1_000;
    private static final long MAX_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The shared loops in their order, each with every n-th session, then one for each session that has its own. */
    static List<XbpLoopPlan> of(XbpProperties properties, List<SessionProperties> sessions) {
        int bytesPerTurn = bytesPerTurn(properties);
        List<List<SessionProperties>> shared = new ArrayList<>();
        for (int i = 0; i < properties.loops(); i++) {
            shared.add(new ArrayList<>());
        }
        List<XbpLoopPlan> dedicated = new ArrayList<>();
        int next = 0;
        for (SessionProperties session : sessions) {
            XbpProperties.Idle own = session.xbp().idle();
            if (session.xbp().loop() == XbpSessionProperties.Loop.DEDICATED) {
                dedicated.add(new XbpLoopPlan(List.of(session), own == null ? properties.idle() : own, bytesPerTurn));
            } else if (own == null) {
                shared.get(next++ % shared.size()).add(session);
            } else {
                throw new ConfigurationException(
                        "gateway.sessions[" + session.id() + "].xbp.idle", own, "allowed with loop: dedicated only");
            }
        }
        List<XbpLoopPlan> plans = new ArrayList<>();
        shared.stream()
                .filter(each -> !each.isEmpty())
                .forEach(each -> plans.add(new XbpLoopPlan(List.copyOf(each), properties.idle(), bytesPerTurn)));
        plans.addAll(dedicated);
        return plans;
    }

    private static int bytesPerTurn(XbpProperties properties) {
        long bytes = properties.bytesPerTurn().toBytes();
        if (bytes < MIN_BYTES_PER_TURN || bytes > MAX_BYTES_PER_TURN) {
            throw new ConfigurationException("gateway.xbp.bytes-per-turn", properties.bytesPerTurn(), "1KB to 16MB");
        }
        return (int) bytes;
    }

    LoopSettings loopSettings() {
        return idle == XbpProperties.Idle.BLOCKING
                ? LoopSettings.blocking(bytesPerTurn)
                : LoopSettings.polling(bytesPerTurn);
    }

    /** A new one for each loop: a strategy has a state. */
    IdleStrategy idleStrategy() {
        return switch (idle) {
            case BLOCKING -> NoOpIdleStrategy.INSTANCE;
            case BACKOFF -> new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NANOS, MAX_PARK_NANOS);
            case BUSY_SPIN -> new BusySpinIdleStrategy();
        };
    }
}
