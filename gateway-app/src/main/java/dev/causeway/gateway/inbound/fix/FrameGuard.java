package dev.causeway.gateway.inbound.fix;

import java.nio.charset.StandardCharsets;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/**
 * Bounds what one connection may make the engine's codec keep: the codec looks for the end of a message without limit.
 * {@link #bytes} stands ahead of the codec and counts, {@link #messages} right behind it and starts the count again. Owner:
 * the connection's I/O thread.
 */
final class FrameGuard {
    /** Enough for a Logon with everything in it. */
    static final int MAX_BEFORE_FIRST_MESSAGE_BYTES = 8 << 10;

    static final int MAX_MESSAGE_BYTES = 1 << 20;
    private static final byte[] BEGINNING = "8=FIX".getBytes(StandardCharsets.US_ASCII);

    final IoFilterAdapter bytes = new Bytes();
    final IoFilterAdapter messages = new Messages();
    private final Complaint complaint;
    private long total;
    private int sinceMessage;
    private boolean sawMessage;
    private boolean dropped;

    /** Told once, when the connection is dropped. */
    interface Complaint {
        /** @param detail what came and what is allowed */
        void dropped(IoSession connection, String detail);
    }

    FrameGuard(Complaint complaint) {
        this.complaint = complaint;
    }

    /** @return what is wrong with these bytes, null while nothing is */
    private String judge(IoBuffer read) {
        for (int i = 0; i < read.remaining() && total + i < BEGINNING.length; i++) {
            byte value = read.get(read.position() + i);
            if (value != BEGINNING[(int) total + i]) {
                return "byte 0x%02X at %d of the connection, a FIX message begins with 8=FIX"
                        .formatted(value, total + i);
            }
        }
        total += read.remaining();
        sinceMessage += read.remaining();
        int most = sawMessage ? MAX_MESSAGE_BYTES : MAX_BEFORE_FIRST_MESSAGE_BYTES;
        return sinceMessage <= most
                ? null
                : sinceMessage + " bytes without the end of a message, at most " + most
                        + (sawMessage ? "" : " before the first");
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
                dropped = true;
                complaint.dropped(connection, detail);
                connection.closeNow();
            }
        }
    }

    private final class Messages extends IoFilterAdapter {
        @Override
        public void messageReceived(NextFilter nextFilter, IoSession connection, Object message) {
            sawMessage = true;
            sinceMessage = 0;
            nextFilter.messageReceived(connection, message);
        }
    }
}
