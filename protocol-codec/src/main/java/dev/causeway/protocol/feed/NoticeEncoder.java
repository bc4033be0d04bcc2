package dev.causeway.protocol.feed;

import dev.causeway.protocol.feed.sbe.GapNoticeEncoder;
import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.InstrumentDefEncoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.SessionDefEncoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.SessionStatusEncoder;
import dev.causeway.protocol.feed.sbe.StatusReason;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes the messages that the gateway itself originates, header included, every byte of the block written.
 *
 * <p>Owner: one thread. Allocates nothing. Each method answers the encoded length in bytes, the 8-byte header included.
 * Protocol document: FEED section 3.
 */
public final class NoticeEncoder {
    private final SessionStatusEncoder sessionStatus = new SessionStatusEncoder();
    private final GapNoticeEncoder gapNotice = new GapNoticeEncoder();
    private final InstrumentDefEncoder instrumentDef = new InstrumentDefEncoder();
    private final SessionDefEncoder sessionDef = new SessionDefEncoder();

    /** A venue session changed state. */
    public int sessionStatus(
            MutableDirectBuffer buffer, int offset, Src src, SessionStatusCode status, StatusReason reason) {
        int body = begin(buffer, offset, src, SessionStatusEncoder.TEMPLATE_ID, SessionStatusEncoder.BLOCK_LENGTH);
        sessionStatus.wrap(buffer, body).status(status).reason(reason);
        return FeedMessage.HEADER_LENGTH + SessionStatusEncoder.BLOCK_LENGTH;
    }

    /** Numbers of a venue session are missing, filled or lost; both ends inclusive. */
    public int gapNotice(
            MutableDirectBuffer buffer, int offset, Src src, long fromSeqNo, long toSeqNo, GapState state) {
        int body = begin(buffer, offset, src, GapNoticeEncoder.TEMPLATE_ID, GapNoticeEncoder.BLOCK_LENGTH);
        gapNotice.wrap(buffer, body).fromSeqNo(fromSeqNo).toSeqNo(toSeqNo).state(state);
        return FeedMessage.HEADER_LENGTH + GapNoticeEncoder.BLOCK_LENGTH;
    }

    /**
     * What {@code src.instrumentId} stands for.
     *
     * @param symbol at most 24 US-ASCII characters, see {@link Ascii#fits}
     * @param tickSize times 10^-8, {@link FixedPoint#NULL_PRICE} when unknown
     * @param lotSize times 10^-4, 0 when unknown
     * @throws IllegalArgumentException when the symbol does not fit
     */
    public int instrumentDef(
            MutableDirectBuffer buffer, int offset, Src src, CharSequence symbol, long tickSize, long lotSize) {
        int body = begin(buffer, offset, src, InstrumentDefEncoder.TEMPLATE_ID, InstrumentDefEncoder.BLOCK_LENGTH);
        int symbolOffset = body + InstrumentDefEncoder.symbolEncodingOffset();
        put(buffer, symbolOffset, InstrumentDefEncoder.symbolEncodingLength(), symbol, "symbol");
        instrumentDef.wrap(buffer, body).tickSize(tickSize).lotSize(lotSize);
        return FeedMessage.HEADER_LENGTH + InstrumentDefEncoder.BLOCK_LENGTH;
    }

    /**
     * What {@code src.sessionNo} and {@code src.venueId} stand for.
     *
     * @param sessionId at most 24 US-ASCII characters
     * @param venue at most 8 US-ASCII characters
     * @throws IllegalArgumentException when either does not fit
     */
    public int sessionDef(
            MutableDirectBuffer buffer,
            int offset,
            Src src,
            CharSequence sessionId,
            CharSequence venue,
            Protocol protocol) {
        int body = begin(buffer, offset, src, SessionDefEncoder.TEMPLATE_ID, SessionDefEncoder.BLOCK_LENGTH);
        int sessionIdOffset = body + SessionDefEncoder.sessionIdEncodingOffset();
        put(buffer, sessionIdOffset, SessionDefEncoder.sessionIdEncodingLength(), sessionId, "sessionId");
        int venueOffset = body + SessionDefEncoder.venueEncodingOffset();
        put(buffer, venueOffset, SessionDefEncoder.venueEncodingLength(), venue, "venue");
        sessionDef.wrap(buffer, body).protocol(protocol);
        return FeedMessage.HEADER_LENGTH + SessionDefEncoder.BLOCK_LENGTH;
    }

    private static int begin(MutableDirectBuffer buffer, int offset, Src src, int templateId, int blockLength) {
        FeedMessage.writeHeader(buffer, offset, blockLength, templateId);
        int body = offset + FeedMessage.HEADER_LENGTH;
        src.write(buffer, body);
        FeedMessage.clear(buffer, body + Src.LENGTH, blockLength - Src.LENGTH);
        return body;
    }

    private static void put(MutableDirectBuffer buffer, int offset, int length, CharSequence text, String field) {
        if (!Ascii.put(buffer, offset, length, text)) {
            throw new IllegalArgumentException(field + " '" + text + "', at most " + length + " US-ASCII characters");
        }
    }
}
