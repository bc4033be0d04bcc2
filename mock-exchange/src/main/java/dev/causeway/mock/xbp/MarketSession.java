package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.OpenLoop;
import dev.causeway.mock.sent.SentLog;
import dev.causeway.mock.sim.Instrument;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.MarketSimulator;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.TradingStatusEncoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

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
    private SentLog log = SentLog.none();
    private final OpenLoop pace;
    private final List<Instrument> instruments;
    private final MarketSimulator market;
    private final MarketFrames frames = new MarketFrames();
    private final MarketEvent event = new MarketEvent();
    private final byte[] bytes = new byte[XbpFrame.MAX_FRAME_LENGTH];

    MarketSession(SessionState state, OpenLoop pace, long seed, List<Instrument> instruments) {
        this.state = state;
        this.pace = pace;
        this.instruments = instruments;
        market = new MarketSimulator(seed, instruments);
        market.listAll();
    }

    SessionState state() {
        return state;
    }

    /** Where messages are logged from now on. */
    void logTo(SentLog sentLog) {
        log = sentLog;
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

    /** A message an earlier process made: the market takes its step again, and is where it was. */
    void restore(long seqNo, byte[] message) {
        if (!isDefinition(seqNo)) {
            step();
        }
        keep(seqNo, new UnsafeBuffer(message), message.length);
        pace.take();
    }

    private void one(long epochNanos) {
        long seqNo = state.sent.next();
        int length;
        if (isDefinition(seqNo)) {
            length = frames.definition(instruments.get((int) seqNo - 1));
        } else {
            step();
            length = frames.event(event, epochNanos);
        }
        log.write(state.epochNo, seqNo, frames.parts());
        keep(seqNo, frames.frame(), length);
    }

    private boolean isDefinition(long seqNo) {
        return seqNo <= instruments.size();
    }

    /** Market status has no frame. */
    private void step() {
        do {
            market.next(event);
        } while (event.kind == MarketEvent.Kind.MARKET_STATUS);
    }

    private void keep(long seqNo, DirectBuffer frame, int length) {
        if (XbpFrame.templateId(frame, 0) == TradingStatusEncoder.TEMPLATE_ID) {
            state.lastStatusSeqByInstrument.put((long) event.instrument.number(), seqNo);
        }
        frame.getBytes(0, bytes, 0, length);
        state.keep(seqNo, bytes, length);
    }
}
