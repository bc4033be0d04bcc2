package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.InstrumentRegistry.InstrumentTerms;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.CancelRejectDecoder;
import dev.causeway.protocol.xbp.sbe.ExecutionReportDecoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionDecoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteDecoder;
import dev.causeway.protocol.xbp.sbe.MdTradeDecoder;
import dev.causeway.protocol.xbp.sbe.TradingStatusDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;

/**
 * Turns one session's XBP application frames (XBP section 3) into feed messages (FEED section 3), encoded into the claimed
 * slot in one pass. A frame no mapping exists for becomes {@code Unmapped}; nothing is dropped.
 *
 * <p>One per session; owner: the session's thread. Allocates nothing for mapped frames of instruments seen before.
 */
public final class XbpNormalizer implements XbpMessages {
    private static final int UNSEEN = 0;
    private static final int NO_INSTRUMENT = -1;

    private final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
    private final XbpTranslation translation = new XbpTranslation();
    private final Int2IntHashMap instruments = new Int2IntHashMap(UNSEEN);
    private final Src src = new Src();
    private final SessionIdentity session;
    private final InboundSink sink;
    private final InstrumentRegistry registry;

    /** @param registry asked once for each instrument number of the venue, and for each of its definitions */
    public XbpNormalizer(SessionIdentity session, InboundSink sink, InstrumentRegistry registry) {
        this.session = session;
        this.sink = sink;
        this.registry = registry;
        src.sessionNo = session.sessionNo();
        src.venueId = session.venueId();
    }

    @Override
    public boolean onApplicationFrame(DirectBuffer frame, int offset, int length, Context context) {
        int instrumentId = instrument(frame, offset, context.gatewayTimeNs);
        if (instrumentId == InstrumentRegistry.RETRY) {
            return false;
        }
        long position = sink.tryClaim(1);
        if (position < 0) {
            return false;
        }
        fillSrc(frame, offset, context, instrumentId);
        Slot slot = sink.slot(position);
        try {
            fillSlot(slot, context);
            slot.length = translation.encode(slot.buffer(), src, frame, offset, length);
        } catch (RuntimeException e) {
            // a claimed slot must be published: one that moves nothing, so that the venue is asked again
            slot.kind = SlotKind.ADVANCE;
            slot.nextExpected = src.venueSeqNo;
            throw e;
        } finally {
            sink.publish(position, 1);
        }
        return true;
    }

    private void fillSrc(DirectBuffer frame, int offset, Context context, int instrumentId) {
        src.venueSeqNo = XbpFrame.seqNo(frame, offset);
        src.venueTimeNs = XbpFrame.sendingTimeNs(frame, offset);
        src.gatewayTimeNs = context.gatewayTimeNs;
        src.instrumentId = instrumentId;
        src.epoch = context.epoch;
        src.flags = Src.FLAG_FIRST
                | Src.FLAG_LAST
                | (XbpFrame.isPossDup(frame, offset) ? Src.FLAG_POSS_DUP : 0)
                | (context.recovered ? Src.FLAG_RECOVERED : 0);
    }

    private void fillSlot(Slot slot, Context context) {
        slot.kind = SlotKind.VENUE;
        slot.flags = Src.FLAG_FIRST | Src.FLAG_LAST;
        slot.sessionNo = src.sessionNo;
        slot.epoch = src.epoch;
        slot.venueSeqNo = src.venueSeqNo;
        slot.nextExpected = src.venueSeqNo + 1;
        slot.venueEpoch = 0;
        slot.key = 0;
        slot.epochNanos = context.gatewayTimeNs;
        slot.feedSeq = Slot.NOT_ON_FEED;
        slot.length = 0;
    }

    /** @return the gateway's number, 0 for a frame that names none, or RETRY */
    private int instrument(DirectBuffer frame, int offset, long epochNanos) {
        int templateId = XbpFrame.templateId(frame, offset);
        int at = instrumentOffset(templateId);
        if (at == NO_INSTRUMENT) {
            return 0;
        }
        int venueNumber = frame.getInt(offset + XbpFrame.HEADER_LENGTH + at, ByteOrder.LITTLE_ENDIAN);
        if (templateId == InstrumentDefinitionDecoder.TEMPLATE_ID) {
            return cached(venueNumber, define(frame, offset, venueNumber, epochNanos));
        }
        int known = instruments.get(venueNumber);
        return known != UNSEEN ? known : cached(venueNumber, resolve(venueNumber, epochNanos));
    }

    private int resolve(int venueNumber, long epochNanos) {
        return registry.resolve(session.venueId(), Integer.toUnsignedString(venueNumber), epochNanos);
    }

    private int define(DirectBuffer frame, int offset, int venueNumber, long epochNanos) {
        int body = offset + XbpFrame.HEADER_LENGTH;
        definition.wrap(frame, body, XbpFrame.blockLength(frame, offset), XbpFrame.version(frame, offset));
        String symbol = Ascii.get(
                frame,
                body + InstrumentDefinitionDecoder.symbolEncodingOffset(),
                InstrumentDefinitionDecoder.symbolEncodingLength());
        InstrumentTerms terms = new InstrumentTerms(symbol, definition.tickSize(), definition.lotSize());
        return registry.define(session.venueId(), Integer.toUnsignedString(venueNumber), terms, epochNanos);
    }

    private int cached(int venueNumber, int instrumentId) {
        if (instrumentId != InstrumentRegistry.RETRY) {
            instruments.put(venueNumber, instrumentId);
        }
        return instrumentId;
    }

    private static int instrumentOffset(int templateId) {
        return switch (templateId) {
            case ExecutionReportDecoder.TEMPLATE_ID -> ExecutionReportDecoder.instrumentIdEncodingOffset();
            case CancelRejectDecoder.TEMPLATE_ID -> CancelRejectDecoder.instrumentIdEncodingOffset();
            case MdTradeDecoder.TEMPLATE_ID -> MdTradeDecoder.instrumentIdEncodingOffset();
            case MdQuoteDecoder.TEMPLATE_ID -> MdQuoteDecoder.instrumentIdEncodingOffset();
            case TradingStatusDecoder.TEMPLATE_ID -> TradingStatusDecoder.instrumentIdEncodingOffset();
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> InstrumentDefinitionDecoder.instrumentIdEncodingOffset();
            default -> NO_INSTRUMENT;
        };
    }
}
