package dev.causeway.protocol.mold;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * Reads one downstream MoldUDP64 packet after another. A packet is checked as a whole before any message of it is given:
 * a datagram that lies about its blocks delivers nothing.
 *
 * <p>Owner: one thread. {@link #wrap}, then while {@link #next()}: {@link #messageOffset()} and {@link #messageLength()}
 * in the wrapped buffer. Allocates nothing. Protocol document: FEED section 1.
 */
public final class MoldPacketReader {
    /** What {@link #wrap} found. */
    public enum Outcome {
        /** A packet: messages, a heartbeat or an end of session. */
        OK,
        /** Fewer bytes than a header. */
        TOO_SHORT,
        /** A sequence number of 0, or one whose messages would pass 2^63. */
        BAD_SEQUENCE_NUMBER,
        /** Fewer bytes than the count and the block lengths say. */
        BLOCK_BEYOND_PACKET,
        /** More bytes than the count and the block lengths say. */
        TRAILING_BYTES
    }

    private static final int BLOCK_HEADER_LENGTH = 2;

    private DirectBuffer buffer;
    private int offset;
    private int wireCount;
    private int remaining;
    private int nextBlock;
    private int messageOffset;
    private int messageLength;

    /** Takes a packet. After anything but OK nothing else may be asked. */
    public Outcome wrap(DirectBuffer packet, int packetOffset, int length) {
        remaining = 0;
        if (length < MoldHeader.LENGTH) {
            return Outcome.TOO_SHORT;
        }
        int wire = MoldHeader.messageCount(packet, packetOffset);
        int count = wire == MoldHeader.END_OF_SESSION ? 0 : wire;
        long sequenceNumber = MoldHeader.sequenceNumber(packet, packetOffset);
        if (sequenceNumber < 1 || sequenceNumber > Long.MAX_VALUE - count) {
            return Outcome.BAD_SEQUENCE_NUMBER;
        }
        Outcome outcome = checkBlocks(packet, packetOffset, length, count);
        if (outcome == Outcome.OK) {
            buffer = packet;
            offset = packetOffset;
            wireCount = wire;
            remaining = count;
            nextBlock = packetOffset + MoldHeader.LENGTH;
        }
        return outcome;
    }

    /** The number of the first message; of a heartbeat or an end of session the next one. From 1. */
    public long sequenceNumber() {
        return MoldHeader.sequenceNumber(buffer, offset);
    }

    /** How many messages the packet carries: 0 for a heartbeat and for an end of session. */
    public int messageCount() {
        return isEndOfSession() ? 0 : wireCount;
    }

    /** Whether the packet only says which number is next. */
    public boolean isHeartbeat() {
        return wireCount == MoldHeader.HEARTBEAT;
    }

    /** Whether the packet says that the session has ended before {@link #sequenceNumber()}. */
    public boolean isEndOfSession() {
        return wireCount == MoldHeader.END_OF_SESSION;
    }

    /** Whether the packet is of this session, all ten bytes. */
    public boolean isSession(byte[] session) {
        return MoldHeader.isSession(buffer, offset, session);
    }

    /** Moves to the next message, false after the last. */
    public boolean next() {
        if (remaining == 0) {
            return false;
        }
        remaining--;
        messageLength = blockLength(buffer, nextBlock);
        messageOffset = nextBlock + BLOCK_HEADER_LENGTH;
        nextBlock = messageOffset + messageLength;
        return true;
    }

    /** First byte of the message in the wrapped buffer. */
    public int messageOffset() {
        return messageOffset;
    }

    /** Bytes of the message, 0..65535. */
    public int messageLength() {
        return messageLength;
    }

    private static Outcome checkBlocks(DirectBuffer packet, int packetOffset, int length, int count) {
        int position = MoldHeader.LENGTH;
        for (int i = 0; i < count; i++) {
            if (length - position < BLOCK_HEADER_LENGTH) {
                return Outcome.BLOCK_BEYOND_PACKET;
            }
            position += BLOCK_HEADER_LENGTH + blockLength(packet, packetOffset + position);
            if (position > length) {
                return Outcome.BLOCK_BEYOND_PACKET;
            }
        }
        return position == length ? Outcome.OK : Outcome.TRAILING_BYTES;
    }

    private static int blockLength(DirectBuffer buffer, int index) {
        return buffer.getShort(index, BIG_ENDIAN) & 0xFFFF;
    }
}
