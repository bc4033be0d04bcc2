package dev.causeway.gateway.wiring;

import dev.causeway.gateway.normalize.DefinitionAnnouncer;
import dev.causeway.gateway.outbound.multicast.RollSchedule;
import dev.causeway.store.JournalStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a new stream when the trading day or an operator wants one. What is wanted is a stream that began no earlier than
 * some moment, so asking again, when a store refused or nobody knows whether it was done, never rolls twice. Run by the
 * timer thread; {@link #request} by any.
 */
final class StreamRoller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRoller.class);
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Supplier<List<JournalStream>> streams;
    private final DefinitionAnnouncer announcer;
    private final RollSchedule schedule;
    private final EpochNanoClock clock;
    private final AtomicLong requestedNanos = new AtomicLong();
    private long asked;
    private long askedNanos;

    /** @param schedule when the trading day ends, or null: only on request */
    StreamRoller(
            Supplier<List<JournalStream>> streams,
            DefinitionAnnouncer announcer,
            RollSchedule schedule,
            EpochNanoClock clock) {
        this.streams = streams;
        this.announcer = announcer;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** From now on a stream that began before now has to end. */
    void request() {
        requestedNanos.set(clock.nanoTime());
    }

    @Override
    public void run() {
        try {
            ask(clock.nanoTime());
        } catch (RuntimeException e) {
            LOG.error("new stream: {}", e.toString(), e);
        }
    }

    private void ask(long nowNanos) {
        long wanted = Math.max(requestedNanos.get(), scheduledNanos(nowNanos));
        boolean done = streams.get().get(0).beganNanos() >= wanted;
        boolean waiting = wanted == asked && nowNanos - askedNanos < ASK_AGAIN_NANOS;
        if (!done && !waiting && announcer.roll(wanted)) {
            asked = wanted;
            askedNanos = nowNanos;
        }
    }

    private long scheduledNanos(long nowNanos) {
        if (schedule == null) {
            return 0;
        }
        Instant latest = schedule.latest(Instant.ofEpochSecond(0, nowNanos));
        return TimeUnit.SECONDS.toNanos(latest.getEpochSecond()) + latest.getNano();
    }
}
