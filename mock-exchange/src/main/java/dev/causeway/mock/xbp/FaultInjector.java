package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Does the session's faults when their number comes.
 *
 * <p>Owner: the venue's thread; one for each connection, the list of faults is the session's.
 */
final class FaultInjector {
    private static final int FRAME_LENGTH_OFFSET = 2;
    private static final byte NOISE = (byte) 0xA5;

    private final SessionState state;
    private final SessionFrames frames;
    private final FrameSink sink;
    private Fault spoiling;
    private int skip;
    private int merging;
    private int withhold;
    private int gapFill;
    private int reject;
    private boolean silent;
    private long silentUntilNanos;
    private boolean closed;

    FaultInjector(SessionState state, SessionFrames frames, FrameSink sink) {
        this.state = state;
        this.frames = frames;
        this.sink = sink;
    }

    boolean isSilent() {
        if (silent && frames.monotonicNanos() - silentUntilNanos >= 0) {
            silent = false;
        }
        return silent;
    }

    boolean isClosed() {
        return closed;
    }

    boolean skips() {
        return skip > 0 && skip-- > 0;
    }

    boolean withholdsResend() {
        return withhold > 0 && withhold-- > 0;
    }

    boolean gapFillsEverything() {
        return gapFill > 0 && gapFill-- > 0;
    }

    boolean rejectsResend() {
        return reject > 0 && reject-- > 0;
    }

    /** Begins every fault whose number has come. {@code inOrder}: nothing is being sent again. */
    void strike(boolean inOrder) {
        Fault fault = state.faults.peek();
        while (fault != null && !closed && fault.atSeq() <= state.transmitNext) {
            boolean caughtUp = inOrder && state.backlog() == 0;
            if (fault.kind() == Fault.Kind.RESET && !caughtUp) {
                return;
            }
            state.faults.poll();
            begin(fault);
            fault = spoiling == null ? state.faults.peek() : null;
        }
    }

    /** Changes the frame that is about to be sent; returns how much of it is to be sent. */
    int spoil(UnsafeBuffer frame, int length) {
        if (spoiling == null) {
            return length;
        }
        switch (spoiling.kind()) {
            case WRONG_LENGTH -> frame.putShort(FRAME_LENGTH_OFFSET, (short) spoiling.count(), ByteOrder.LITTLE_ENDIAN);
            case WRONG_MAGIC -> frame.putByte(0, (byte) spoiling.count());
            case CUT_MID_FRAME -> {
                return Math.min(length, spoiling.count());
            }
            default -> {}
        }
        return length;
    }

    /** What has to follow the frame that was just sent. */
    void afterFrame(UnsafeBuffer frame, int length) {
        if (spoiling != null) {
            Fault.Kind kind = spoiling.kind();
            spoiling = null;
            if (kind == Fault.Kind.CUT_MID_FRAME) {
                closed = true;
                sink.closeAfterFlush();
            } else if (kind == Fault.Kind.REPEAT) {
                sink.write(frame, 0, length);
            }
        }
        if (merging > 0 && --merging == 0) {
            sink.hold(false);
        }
    }

    /** The sink is full: what was held back must go. */
    void releaseHold() {
        if (merging > 0 && sink.room() < XbpFrame.MAX_FRAME_LENGTH * 8) {
            merging = 0;
            sink.hold(false);
        }
    }

    private void begin(Fault fault) {
        switch (fault.kind()) {
            case SKIP -> skip += fault.count();
            case REPEAT, CUT_MID_FRAME, WRONG_LENGTH, WRONG_MAGIC -> spoiling = fault;
            case REGRESS -> frames.heartbeat(0, state.transmitNext - fault.count());
            case DRIBBLE -> sink.dribble(fault.count());
            case MERGE -> merge(fault.count());
            case GARBAGE -> garbage(fault.count());
            case SILENCE -> silence(fault.millis());
            case WITHHOLD_RESEND -> withhold += fault.count();
            case GAP_FILL_EVERYTHING -> gapFill += fault.count();
            case REJECT_RESEND -> reject += fault.count();
            case RESET -> reset();
            case CLOSE -> close();
        }
    }

    private void merge(int count) {
        merging = count;
        sink.hold(true);
    }

    private void garbage(int count) {
        int bytes = Math.min(count, XbpFrame.MAX_FRAME_LENGTH);
        UnsafeBuffer noise = new UnsafeBuffer(new byte[bytes]);
        noise.setMemory(0, bytes, NOISE);
        sink.write(noise, 0, bytes);
    }

    private void silence(long millis) {
        silent = true;
        silentUntilNanos = frames.monotonicNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void reset() {
        long newEpoch = state.sessionEpoch + 1;
        frames.sequenceReset(newEpoch, 1);
        state.beginEpoch(newEpoch);
    }

    private void close() {
        closed = true;
        sink.abort();
    }
}
