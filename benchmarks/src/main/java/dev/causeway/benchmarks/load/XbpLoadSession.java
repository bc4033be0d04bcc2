package dev.causeway.benchmarks.load;

import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderDecoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.TestRequestDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The venue's side of one XBP session. Session frames carry no numbers of their own. Owned by the venue's thread. */
final class XbpLoadSession implements VenueSession {
    /** Bytes that may wait for the socket; what does not fit is not appended. */
    static final int CAPACITY_BYTES = 256 * 1024;

    /** Room kept free of application frames, for session frames. */
    private static final int SESSION_RESERVE_BYTES = 1024;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final int READ_BYTES = 16 * 1024;

    private final int index;
    private final FrameAssembler assembler = new FrameAssembler(READ_BYTES);
    private final XbpFrameRing ring;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY_BYTES);
    private final UnsafeBuffer out = new UnsafeBuffer(bytes);
    private final XbpSessionFrames frames = new XbpSessionFrames(out);
    private final LogonDecoder logon = new LogonDecoder();
    private final TestRequestDecoder testRequest = new TestRequestDecoder();
    private final ResendRequestDecoder resendRequest = new ResendRequestDecoder();
    private final FrameHeaderDecoder header = new FrameHeaderDecoder();

    private long nextSeqNo = 1;
    private long heartbeatNanos = 1_000 * NANOS_PER_MILLI;
    private long lastAppendNanos;
    private long resendRequests;
    private boolean loggedOn;
    private boolean loggedOut;

    /** @param index from 0, in the order of log-ons */
    XbpLoadSession(int index, MessageMix mix, long seed) {
        this.index = index;
        this.ring = new XbpFrameRing(index, mix, seed);
    }

    @Override
    public ByteBuffer writable() {
        return assembler.writable();
    }

    @Override
    public void written(long epochNanos) throws IOException {
        assembler.written();
        FrameAssembler.Outcome outcome = assembler.next();
        while (outcome == FrameAssembler.Outcome.FRAME) {
            onFrame(assembler.buffer(), assembler.offset(), epochNanos);
            assembler.consume();
            outcome = assembler.next();
        }
        if (outcome == FrameAssembler.Outcome.VIOLATION) {
            throw new IOException("the peer sent what is not XBP: " + assembler.description());
        }
    }

    /** Takes one frame of the peer. */
    void onFrame(DirectBuffer buffer, int offset, long epochNanos) {
        switch (XbpFrame.templateId(buffer, offset)) {
            case LogonDecoder.TEMPLATE_ID -> onLogon(buffer, offset, epochNanos);
            case TestRequestDecoder.TEMPLATE_ID -> {
                long id = testRequest.wrapAndApplyHeader(buffer, offset, header).testReqId();
                appended(frames.heartbeat(bytes.position(), nextSeqNo, id, epochNanos), epochNanos);
            }
            case ResendRequestDecoder.TEMPLATE_ID -> {
                resendRequests++;
                long id =
                        resendRequest.wrapAndApplyHeader(buffer, offset, header).requestId();
                appended(frames.retransmitReject(bytes.position(), nextSeqNo, id, epochNanos), epochNanos);
            }
            case LogoutDecoder.TEMPLATE_ID -> {
                loggedOut = true;
                appended(frames.logout(bytes.position(), nextSeqNo, epochNanos), epochNanos);
            }
            default -> {
                // heartbeats and whatever else the peer says need no answer
            }
        }
    }

    private void onLogon(DirectBuffer buffer, int offset, long epochNanos) {
        logon.wrapAndApplyHeader(buffer, offset, header);
        heartbeatNanos = Math.max(1, logon.heartbeatMs()) * NANOS_PER_MILLI;
        appended(frames.logonAccept(bytes.position(), nextSeqNo, logon, epochNanos), epochNanos);
        loggedOn = true;
    }

    @Override
    public boolean appendMessage(long intendedNanos) {
        if (bytes.remaining() < XbpFrameRing.LONGEST_FRAME + SESSION_RESERVE_BYTES) {
            return false;
        }
        appended(ring.write(out, bytes.position(), nextSeqNo, intendedNanos), intendedNanos);
        nextSeqNo++;
        return true;
    }

    @Override
    public void appendDefinitions(long epochNanos) {
        for (int i = 0; i < XbpFrameRing.INSTRUMENTS; i++) {
            int instrumentId = index * XbpFrameRing.INSTRUMENTS + i;
            appended(frames.definition(bytes.position(), nextSeqNo, instrumentId, epochNanos), epochNanos);
            nextSeqNo++;
        }
    }

    @Override
    public void onTimer(long epochNanos) {
        if (loggedOn && !loggedOut && bytes.remaining() >= SESSION_RESERVE_BYTES && isIdle(epochNanos)) {
            appended(frames.heartbeat(bytes.position(), nextSeqNo, 0, epochNanos), epochNanos);
        }
    }

    private boolean isIdle(long epochNanos) {
        return epochNanos - lastAppendNanos >= heartbeatNanos;
    }

    private void appended(int length, long epochNanos) {
        bytes.position(bytes.position() + length);
        lastAppendNanos = epochNanos;
    }

    @Override
    public ByteBuffer pending() {
        return bytes;
    }

    @Override
    public boolean loggedOn() {
        return loggedOn;
    }

    @Override
    public boolean loggedOut() {
        return loggedOut;
    }

    @Override
    public long resendRequests() {
        return resendRequests;
    }

    @Override
    public long appended() {
        return nextSeqNo - 1;
    }

    @Override
    public long skippedNumbers() {
        return 0;
    }

    @Override
    public long adminNumbers() {
        return 0;
    }
}
