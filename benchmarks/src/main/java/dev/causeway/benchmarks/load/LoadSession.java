package dev.causeway.benchmarks.load;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderDecoder;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestDecoder;
import dev.causeway.protocol.xbp.sbe.TestRequestDecoder;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The venue's side of one XBP session: answers the session frames it must, numbers and appends what the generator sends.
 * Sans-I/O: frames and times come in, bytes wait in {@link #pending()} for the socket. Owned by the venue's thread.
 *
 * <p>Never replays: a ResendRequest is answered with a RetransmitReject and counted, see {@link #resendRequests()}.
 */
final class LoadSession {
    /** Bytes that may wait for the socket; what does not fit is not appended. */
    static final int CAPACITY_BYTES = 256 * 1024;

    /** Room kept free of application frames, for session frames. */
    private static final int SESSION_RESERVE_BYTES = 1024;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final int index;
    private final FrameRing ring;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY_BYTES);
    private final UnsafeBuffer out = new UnsafeBuffer(bytes);
    private final SessionFrames frames = new SessionFrames(out);
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
    LoadSession(int index, MessageMix mix, long seed) {
        this.index = index;
        this.ring = new FrameRing(index, mix, seed);
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

    /**
     * Appends the next message of the mix.
     *
     * @return false when there is no room: nothing happened
     */
    boolean appendMessage(long intendedNanos) {
        if (bytes.remaining() < FrameRing.LONGEST_FRAME + SESSION_RESERVE_BYTES) {
            return false;
        }
        appended(ring.write(out, bytes.position(), nextSeqNo, intendedNanos), intendedNanos);
        nextSeqNo++;
        return true;
    }

    /** Appends the definitions of the session's instruments; as many messages as there are instruments. */
    void appendDefinitions(long epochNanos) {
        for (int i = 0; i < FrameRing.INSTRUMENTS; i++) {
            int instrumentId = index * FrameRing.INSTRUMENTS + i;
            appended(frames.definition(bytes.position(), nextSeqNo, instrumentId, epochNanos), epochNanos);
            nextSeqNo++;
        }
    }

    /** Appends a heartbeat when nothing was appended for the agreed interval. */
    void onTimer(long epochNanos) {
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

    /** What waits for the socket, in writing mode (position is the end); the caller flips and compacts. */
    ByteBuffer pending() {
        return bytes;
    }

    boolean loggedOn() {
        return loggedOn;
    }

    boolean loggedOut() {
        return loggedOut;
    }

    /** How often the peer asked for numbers again: more than none makes the run invalid. */
    long resendRequests() {
        return resendRequests;
    }

    /** Application messages numbered so far. */
    long appended() {
        return nextSeqNo - 1;
    }
}
