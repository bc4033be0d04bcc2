package dev.causeway.gateway.inbound.fix;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/**
 * Bounds what one connection may make the engine's codec keep: the codec looks for the end of a message without limit, and
 * takes any BodyLength(9). {@link #bytes} stands ahead of the codec, judges and counts; {@link #messages} right behind it
 * starts the count again, and knows when a Logon has come. Owner: the connection's I/O thread.
 */
final class FrameGuard {
    /** What stands around a body, at most: the first two fields and the last. */
    private static final int AROUND_BODY_BYTES = 64;

    final IoFilterAdapter bytes = new Bytes();
    final IoFilterAdapter messages = new Messages();
    private final FrameBounds bounds;
    private final Complaint complaint;
    private final FrameScan scan = new FrameScan();
    private int sinceMessage;
    private long messageBytes;
    private boolean sawLogon;
    private boolean dropped;

    /** Told once, when the connection is dropped. */
    interface Complaint {
        /** @param detail what came and what is allowed */
        void dropped(IoSession connection, String detail);
    }

    FrameGuard(FrameBounds bounds, Complaint complaint) {
        this.bounds = bounds;
        this.complaint = complaint;
    }

    boolean sawLogon() {
        return sawLogon;
    }

    /** Bytes of the messages that the codec has made. */
    long messageBytes() {
        return messageBytes;
    }

    /** A message has ended, whoever has taken it. */
    void message() {
        sinceMessage = 0;
    }

    /** @return what is wrong with these bytes, null while nothing is */
    private String judge(IoBuffer read) {
        int most = sawLogon ? bounds.maxBytes() : bounds.beforeLogonBytes();
        String wrong = scan.judge(read, bounds, sawLogon);
        // one read may end a message and begin the next
        if (wrong == null && sinceMessage > most + AROUND_BODY_BYTES + FrameScan.MAX_BETWEEN_BYTES) {
            wrong = sinceMessage + " bytes without the end of a message, at most " + most;
        }
        sinceMessage += read.remaining();
        return wrong == null || sawLogon ? wrong : "before the log-on: " + wrong;
    }

    /** Ends the connection, and says why. */
    void drop(IoSession connection, String detail) {
        if (!dropped) {
            dropped = true;
            complaint.dropped(connection, detail);
            connection.closeNow();
        }
    }

    private final class Bytes extends IoFilterAdapter {
        @Override
        public void messageReceived(NextFilter nextFilter, IoSession connection, Object read) {
            if (dropped) {
                return;
            }
            String detail = judge((IoBuffer) read);
            if (detail == null) {
                nextFilter.messageReceived(connection, read);
            } else {
                drop(connection, detail);
            }
        }
    }

    private final class Messages extends IoFilterAdapter {
        @Override
        public void messageReceived(NextFilter nextFilter, IoSession connection, Object message) {
            if (message instanceof String raw) {
                sawLogon |= !sawLogon && Frames.isLogon(raw);
                messageBytes += raw.length();
            }
            message();
            nextFilter.messageReceived(connection, message);
        }
    }
}
