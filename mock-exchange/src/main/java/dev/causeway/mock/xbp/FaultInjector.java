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
    private static final int BLOCK_LENGTH_OFFSET = 24;
    private static final int TEMPLATE_OFFSET = 26;
    private static final int VERSION_OFFSET = 30;
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
    private int flood;
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
            case UNKNOWN_TEMPLATE -> frame.putShort(TEMPLATE_OFFSET, (short) spoiling.count(), ByteOrder.LITTLE_ENDIAN);
            case LARGER_BLOCK -> {
                return enlarge(frame, length);
            }
            case CUT_MID_FRAME -> {
                return Math.min(length, spoiling.count());
            }
            default -> {}
        }
        return length;
    }

    private int enlarge(UnsafeBuffer frame, int length) {
        int added = Math.min(spoiling.count(), XbpFrame.MAX_FRAME_LENGTH - length)
                / XbpFrame.ALIGNMENT
                * XbpFrame.ALIGNMENT;
        frame.setMemory(length, added, (byte) 0);
        frame.putShort(FRAME_LENGTH_OFFSET, (short) (length + added), ByteOrder.LITTLE_ENDIAN);
        frame.putShort(BLOCK_LENGTH_OFFSET, (short) (length + added - XbpFrame.HEADER_LENGTH), ByteOrder.LITTLE_ENDIAN);
        frame.putShort(VERSION_OFFSET, (short) 1, ByteOrder.LITTLE_ENDIAN);
        return length + added;
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

    /** As much of a flood as there is room for beside {@code reservedBytes}. */
    void flood(int reservedBytes) {
        while (flood > 0 && !closed && !isSilent() && sink.room() >= reservedBytes) {
            flood--;
            frames.heartbeat(0, state.transmitNext);
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
            case REPEAT, CUT_MID_FRAME, WRONG_LENGTH, WRONG_MAGIC, UNKNOWN_TEMPLATE, LARGER_BLOCK -> spoiling = fault;
            case REGRESS -> frames.heartbeat(0, state.transmitNext - fault.count());
            case DRIBBLE -> sink.dribble(fault.count());
            case MERGE -> merge(fault.count());
            case GARBAGE -> garbage(fault.count());
            case SILENCE -> silence(fault.millis());
            case WITHHOLD_RESEND -> withhold += fault.count();
            case GAP_FILL_EVERYTHING -> gapFill += fault.count();
            case REJECT_RESEND -> reject += fault.count();
            case RESET -> reset();
            case FLOOD -> flood += fault.count();
            case STALL_READING -> sink.stallReading(fault.millis());
            case DUPLICATE_LOGON, WRONG_EPOCH -> throw new IllegalStateException(fault + " belongs to a log-on");
            case CLOSE -> close();
            case CONNECTION_RESET -> {
                closed = true;
                sink.reset();
            }
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
