package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.OpenLoop;
import dev.causeway.mock.sent.SentLog;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.MarketSimulator;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.TradingStatusEncoder;
import java.util.List;

/**
 * Makes one client's messages at the venue's rate, whether the client is there or not: numbered, logged, kept. Every epoch
 * begins with the definitions of all instruments.
 *
 * <p>Owner: the venue's thread.
 */
final class MarketSession {
    /** So that sockets are looked at in between. */
    private static final int MAX_AT_ONCE = 10_000;

    private final SessionState state;
    private final SentLog log;
    private final OpenLoop pace;
    private final List<Instrument> instruments;
    private final MarketSimulator market;
    private final MarketFrames frames = new MarketFrames();
    private final MarketEvent event = new MarketEvent();

    MarketSession(SessionState state, SentLog log, OpenLoop pace, long seed, List<Instrument> instruments) {
        this.state = state;
        this.log = log;
        this.pace = pace;
        this.instruments = instruments;
        market = new MarketSimulator(seed, instruments);
        market.listAll();
    }

    SessionState state() {
        return state;
    }

    SentLog log() {
        return log;
    }

    OpenLoop pace() {
        return pace;
    }

    /** Whether there is more to make. */
    boolean isRunning() {
        return pace.isStarted() && !pace.isFinished();
    }

    /** Makes what is due. Nothing is before the client's first log-on has named an epoch. */
    void generate(long monotonicNanos, long epochNanos) {
        if (state.epochNo == 0) {
            return;
        }
        pace.start(monotonicNanos);
        long due = Math.min(MAX_AT_ONCE, pace.due(monotonicNanos));
        for (long i = 0; i < due; i++) {
            one(epochNanos);
            pace.take();
        }
        log.onTimer(monotonicNanos);
    }

    private void one(long epochNanos) {
        long seqNo = state.sent.next();
        int length;
        if (seqNo <= instruments.size()) {
            length = frames.definition(instruments.get((int) seqNo - 1));
        } else {
            do {
                market.next(event);
            } while (event.kind == MarketEvent.Kind.MARKET_STATUS);
            length = frames.event(event, epochNanos);
        }
        log.write(state.epochNo, seqNo, frames.parts());
        if (XbpFrame.templateId(frames.frame(), 0) == TradingStatusEncoder.TEMPLATE_ID) {
            state.lastStatusSeqByInstrument.put((long) event.instrument.number(), seqNo);
        }
        state.sent.append(seqNo, frames.frame(), 0, length);
    }
}
