package dev.causeway.protocol.mold;

import static java.nio.ByteOrder.BIG_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Packs messages into MoldUDP64 packets, one packet at a time, from the first byte of a buffer it is given.
 *
 * <p>Owner: one thread, which also owns the buffer. {@link #begin}, then {@link #tryAppend} until it answers false or
 * there is nothing more, then {@link #finish}; the packet is the buffer's first {@link #length()} bytes. Allocates
 * nothing. Protocol document: FEED section 1.
 */
public final class MoldPacketWriter {
    /** The feed's largest datagram: no IP fragmentation at an MTU of 1500. */
    public static final int DEFAULT_MAX_LENGTH = 1400;

    private static final int BLOCK_HEADER_LENGTH = 2;

    private final MutableDirectBuffer buffer;
    private final int maxLength;
    private int length;
    private int messageCount;

    /**
     * @param maxLength the largest packet in bytes, header included
     * @throws IllegalArgumentException when it is below the header or above the buffer
     */
    public MoldPacketWriter(MutableDirectBuffer buffer, int maxLength) {
        if (maxLength < MoldHeader.LENGTH || maxLength > buffer.capacity()) {
            throw new IllegalArgumentException("maxLength " + maxLength + ", " + MoldHeader.LENGTH
                    + " to the buffer's capacity " + buffer.capacity());
        }
        this.buffer = buffer;
        this.maxLength = maxLength;
    }

    /**
     * Starts a packet, dropping what was there.
     *
     * @param session ten bytes, see {@link MoldHeader#session}
     * @param sequenceNumber of the first message
     */
    public void begin(byte[] session, long sequenceNumber) {
        MoldHeader.write(buffer, 0, session, sequenceNumber, MoldHeader.HEARTBEAT);
        length = MoldHeader.LENGTH;
        messageCount = 0;
    }

    /**
     * Adds a message.
     *
     * @return false when the packet has no room for it: finish this one, begin another
     * @throws IllegalArgumentException when not even an empty packet would have room
     */
    public boolean tryAppend(DirectBuffer source, int offset, int messageLength) {
        int blockLength = BLOCK_HEADER_LENGTH + messageLength;
        if (blockLength > maxLength - MoldHeader.LENGTH) {
            throw new IllegalArgumentException("message of " + messageLength + " bytes, at most "
                    + (maxLength - MoldHeader.LENGTH - BLOCK_HEADER_LENGTH));
        }
        if (blockLength > maxLength - length || messageCount == MoldHeader.MAX_MESSAGE_COUNT) {
            return false;
        }
        buffer.putShort(length, (short) messageLength, BIG_ENDIAN);
        buffer.putBytes(length + BLOCK_HEADER_LENGTH, source, offset, messageLength);
        length += blockLength;
        messageCount++;
        return true;
    }

    /** Messages in the packet so far. */
    public int messageCount() {
        return messageCount;
    }

    /** Bytes of the packet so far, header included. */
    public int length() {
        return length;
    }

    /** Writes the count; the packet is complete. @return {@link #length()} */
    public int finish() {
        MoldHeader.messageCount(buffer, 0, messageCount);
        return length;
    }

    /** Writes a heartbeat: the next number and no message. @return its length */
    public int heartbeat(byte[] session, long nextSequenceNumber) {
        return empty(session, nextSequenceNumber, MoldHeader.HEARTBEAT);
    }

    /** Writes an end of session: the number after the last. @return its length */
    public int endOfSession(byte[] session, long nextSequenceNumber) {
        return empty(session, nextSequenceNumber, MoldHeader.END_OF_SESSION);
    }

    private int empty(byte[] session, long nextSequenceNumber, int count) {
        MoldHeader.write(buffer, 0, session, nextSequenceNumber, count);
        length = MoldHeader.LENGTH;
        messageCount = 0;
        return length;
    }
}
