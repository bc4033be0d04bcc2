package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Datagrams of a feed whose messages say their own session and number. */
final class Datagrams {
    private static final int MESSAGE_BYTES = 24;

    private final byte[] session;
    private final UnsafeBuffer packet = new UnsafeBuffer(new byte[MoldPacketWriter.DEFAULT_MAX_LENGTH]);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
    private final MoldPacketWriter writer = new MoldPacketWriter(packet, packet.capacity());

    Datagrams(String session) {
        this.session = MoldHeader.session(session);
    }

    byte[] data(long firstSeqNo, int count) {
        writer.begin(session, firstSeqNo);
        for (int i = 0; i < count; i++) {
            message.putBytes(0, session);
            message.putLong(16, firstSeqNo + i);
            writer.tryAppend(message, 0, MESSAGE_BYTES);
        }
        return bytes(writer.finish());
    }

    byte[] heartbeat(long nextSeqNo) {
        return bytes(writer.heartbeat(session, nextSeqNo));
    }

    byte[] endOfSession(long nextSeqNo) {
        return bytes(writer.endOfSession(session, nextSeqNo));
    }

    private byte[] bytes(int length) {
        return Arrays.copyOf(packet.byteArray(), length);
    }
}
