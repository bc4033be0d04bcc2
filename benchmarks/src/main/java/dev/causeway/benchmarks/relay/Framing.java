package dev.causeway.benchmarks.relay;

import dev.causeway.benchmarks.fix.FixFrame;
import dev.causeway.benchmarks.fix.SessionMessage;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** How the relay logs on and where messages end: all that it knows of a protocol. Stateless. */
enum Framing {
    /** By the frame length of the header. */
    XBP {
        @Override
        int logon(UnsafeBuffer buffer, String compId, long epochNanos) {
            new LogonEncoder()
                    .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                    .compId(compId)
                    .secret("")
                    .sessionEpoch(1)
                    .nextSeqToSend(1)
                    .nextSeqExpected(1)
                    .heartbeatMs(HEARTBEAT_MILLIS)
                    .resetSeq((short) 0)
                    .cancelOnDisconnect((short) 0);
            int length = XbpFrame.frameLengthOf(LogonEncoder.BLOCK_LENGTH);
            XbpFrame.writeHeader(buffer, 0, 0, length, 1, 0, 0);
            return length;
        }

        @Override
        int length(UnsafeBuffer buffer, int offset, int end) {
            if (end - offset < XbpFrame.HEADER_LENGTH) {
                return INCOMPLETE;
            }
            int length = XbpFrame.frameLength(buffer, offset);
            return end - offset < length ? INCOMPLETE : length;
        }

        @Override
        boolean isApplication(UnsafeBuffer buffer, int offset) {
            return XbpFrame.isApplication(XbpFrame.templateId(buffer, offset));
        }
    },
    /** By BodyLength(9). */
    FIX {
        @Override
        int logon(UnsafeBuffer buffer, String compId, long epochNanos) {
            return new SessionMessage('A', compId, "LOAD", 1, epochNanos)
                    .field(98, 0)
                    .field(108, HEARTBEAT_MILLIS * 60 / 1000)
                    .write(buffer, 0);
        }

        @Override
        int length(UnsafeBuffer buffer, int offset, int end) {
            int length = FixFrame.length(buffer, offset, end);
            if (length == FixFrame.VIOLATION) {
                throw new IllegalStateException("the venue sent what is not FIX.4.4");
            }
            return length;
        }

        @Override
        boolean isApplication(UnsafeBuffer buffer, int offset) {
            return FixFrame.isApplication(buffer, offset);
        }
    };

    /** {@link #length}: more bytes are needed. */
    static final int INCOMPLETE = -1;

    private static final int HEARTBEAT_MILLIS = 1_000;

    /** Writes a Logon of number 1 at 0, and says its length. */
    abstract int logon(UnsafeBuffer buffer, String compId, long epochNanos);

    /** Bytes of the message at {@code offset}, or {@link #INCOMPLETE}. */
    abstract int length(UnsafeBuffer buffer, int offset, int end);

    abstract boolean isApplication(UnsafeBuffer buffer, int offset);
}
