package dev.causeway.protocol.mold;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.agrona.concurrent.UnsafeBuffer;

/** Any datagram: refused as a whole, or every message lies within it and together they fill it. */
class MoldPacketReaderFuzzTest {
    private static final int GUARD = 3;

    @FuzzTest
    void shouldRefuseOrGiveMessagesThatFillThePacket(byte[] data) {
        if (data == null) {
            return;
        }
        UnsafeBuffer exact = new UnsafeBuffer(new byte[GUARD + data.length]);
        exact.putBytes(GUARD, data);
        MoldPacketReader reader = new MoldPacketReader();

        if (reader.wrap(exact, GUARD, data.length) == MoldPacketReader.Outcome.OK) {
            readAll(reader, data.length);
        }
        readRequest(exact, data.length);
    }

    private static void readAll(MoldPacketReader reader, int length) {
        require(reader.sequenceNumber() >= 1, "number " + reader.sequenceNumber());
        require(reader.sequenceNumber() <= Long.MAX_VALUE - reader.messageCount(), "numbers overflow");
        int messages = 0;
        int end = GUARD + MoldHeader.LENGTH;
        while (reader.next()) {
            messages++;
            require(reader.messageOffset() == end + Short.BYTES, "message not behind the one before");
            end = reader.messageOffset() + reader.messageLength();
            require(end <= GUARD + length, "message beyond packet");
        }
        require(messages == reader.messageCount(), "count " + reader.messageCount() + ", given " + messages);
        require(end == GUARD + length, "bytes left over");
        require(!reader.next(), "more after the last");
    }

    private static void readRequest(UnsafeBuffer buffer, int length) {
        if (length >= MoldHeader.LENGTH) {
            MoldHeader.isSession(buffer, GUARD, new byte[10]);
            MoldHeader.sequenceNumber(buffer, GUARD);
            MoldHeader.messageCount(buffer, GUARD);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
