package dev.causeway.protocol.feed;

import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes a venue message that no mapping exists for: its bytes verbatim, in as many parts as one datagram each can hold.
 * Nothing is dropped.
 *
 * <p>Owner: one thread. Allocates nothing. Protocol document: FEED section 3.
 */
public final class UnmappedEncoder {
    private static final int VAR_DATA_LENGTH_BYTES = 2;

    /** The most bytes of a venue message in one part. */
    public static final int MAX_PART_BYTES =
            FeedMessage.MAX_LENGTH - FeedMessage.HEADER_LENGTH - UnmappedDecoder.BLOCK_LENGTH - VAR_DATA_LENGTH_BYTES;

    private final dev.causeway.protocol.feed.sbe.UnmappedEncoder flyweight =
            new dev.causeway.protocol.feed.sbe.UnmappedEncoder();

    /**
     * A venue message as a whole.
     *
     * @param msgType MsgType(35) or the XBP template id in decimal; cut after 8 characters, the bytes have it in full
     * @param protocol what the bytes are
     * @param bytes holds the message
     * @param offset its first byte
     * @param length its length
     */
    public record Message(CharSequence msgType, Protocol protocol, DirectBuffer bytes, int offset, int length) {}

    /** How many parts a message of this many bytes takes; at least one. */
    public static int partCount(int totalBytes) {
        return Math.max(1, (totalBytes + MAX_PART_BYTES - 1) / MAX_PART_BYTES);
    }

    /**
     * Encodes one part of a message.
     *
     * @param src the same for every part but for FIRST and LAST, which are the caller's
     * @param partNo 1 to {@link #partCount} of the message's length
     * @return the encoded length in bytes, header included
     */
    public int encode(MutableDirectBuffer buffer, int offset, Src src, Message message, int partNo) {
        int skipped = (partNo - 1) * MAX_PART_BYTES;
        int partBytes = Math.min(MAX_PART_BYTES, message.length() - skipped);
        if (partNo < 1 || partNo > partCount(message.length())) {
            throw new IllegalArgumentException("part " + partNo + " of " + partCount(message.length()));
        }
        int body = offset + FeedMessage.HEADER_LENGTH;
        FeedMessage.writeHeader(buffer, offset, UnmappedDecoder.BLOCK_LENGTH, UnmappedDecoder.TEMPLATE_ID);
        src.write(buffer, body);
        FeedMessage.clear(buffer, body + Src.LENGTH, UnmappedDecoder.BLOCK_LENGTH - Src.LENGTH);
        flyweight
                .wrap(buffer, body)
                .partNo(partNo)
                .partCount(partCount(message.length()))
                .protocol(message.protocol());
        Ascii.putTruncated(
                buffer,
                body + UnmappedDecoder.msgTypeEncodingOffset(),
                UnmappedDecoder.msgTypeEncodingLength(),
                message.msgType());
        flyweight.putBytes(message.bytes(), message.offset() + skipped, partBytes);
        return FeedMessage.HEADER_LENGTH + flyweight.encodedLength();
    }
}
