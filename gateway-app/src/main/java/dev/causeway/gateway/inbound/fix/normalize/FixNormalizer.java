package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.gateway.inbound.fix.store.RingWait;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.InstrumentRegistry;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.Src;
import dev.causeway.store.StoreException;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one FIX application message into the ring as one unit: its feed messages side by side, FIRST on the first and LAST on
 * the last, the last one committing the venue's next number. Blocks while the ring is full.
 *
 * <p>Whatever a message contains, it goes out: what cannot be mapped, and what makes a mapping fail, as Unmapped.
 *
 * <p>Owner: the session's dispatch thread.
 */
public final class FixNormalizer {
    private static final Logger LOG = LoggerFactory.getLogger(FixNormalizer.class);
    private static final int MSG_TYPE = 35;
    private static final int SENDING_TIME = 52;

    private final SessionIdentity identity;
    private final InboundSink sink;
    private final NormalizerCounters counters;
    private final FixFields fields = new FixFields();
    private final Src src = new Src();
    private final OncePerMinute warnings;
    private final UnmappedMapping unmapped = new UnmappedMapping();
    private final Mapping orderEvent;
    private final Mapping cancelReject = new CancelRejectMapping();
    private final Mapping snapshot;
    private final Mapping incremental;
    private final Mapping sessionStatus;
    private final Mapping securityStatus;

    /** What the message's own bytes do not say; a reusable carrier owned by the session. */
    public static final class Context {
        /** MsgSeqNum(34). */
        public long seqNo;
        /** The gateway's epoch of the session. */
        public int epoch;
        /** When the bytes were read from the socket, epoch nanoseconds. */
        public long gatewayTimeNs;
        /** PossDupFlag(43)=Y. */
        public boolean possDup;
        /** Whether it came in answer to a resend request. */
        public boolean recovered;
    }

    public FixNormalizer(
            SessionIdentity identity,
            InboundSink sink,
            InstrumentRegistry registry,
            NormalizerCounters counters,
            NormalizerTiming timing) {
        this.identity = identity;
        this.sink = sink;
        this.counters = counters;
        this.warnings = new OncePerMinute(LOG, timing.patience().clock());
        Instruments instruments = new Instruments(registry, identity.venueId(), timing.patience(), timing.clock());
        this.orderEvent = new OrderEventMapping(instruments);
        this.snapshot = new BookMapping(true, instruments, unmapped);
        this.incremental = new BookMapping(false, instruments, unmapped);
        this.sessionStatus = TradingStatusMapping.session(instruments);
        this.securityStatus = TradingStatusMapping.security(instruments);
    }

    /**
     * The clocks of a normalizer.
     *
     * @param patience the longest wait for room for a definition
     * @param clock stamps definitions
     */
    public record NormalizerTiming(RingWait patience, EpochNanoClock clock) {}

    /**
     * Hands one message over.
     *
     * @param raw the message as it came, each character one byte
     * @throws StoreException it was not handed over; its number must not be passed
     */
    public void onMessage(String raw, Context context) {
        scanned(fields.scan(raw), context);
    }

    /**
     * The same for a message that still lies where it was read.
     *
     * @throws StoreException it was not handed over; its number must not be passed
     */
    public void onMessage(byte[] bytes, int offset, int length, Context context) {
        scanned(fields.scan(bytes, offset, length), context);
    }

    private void scanned(boolean wellFormed, Context context) {
        if (!wellFormed) {
            warnings.warn(identity.id(), context.seqNo, "cannot be read and goes out as it is");
        }
        handOver(wellFormed ? mapping() : unmapped, context);
    }

    /**
     * Hands over, as Unmapped, a message that the engine refused and whose number it passes over.
     *
     * @throws StoreException it was not handed over; its number must not be passed
     */
    public void onRefused(String raw, Context context) {
        fields.scan(raw);
        handOver(unmapped, context);
        counters.refused.increment();
        warnings.warn(identity.id(), context.seqNo, "is refused by the session's rules and goes out as it is");
    }

    private void handOver(Mapping wanted, Context context) {
        Mapping mapping = wanted;
        int count = plan(mapping, context);
        if (count == Mapping.UNMAPPABLE || count > sink.maxUnit()) {
            mapping = unmapped;
            count = unmapped.plan(fields);
        }
        if (mapping == unmapped) {
            counters.unmapped.increment();
        }
        if (count > sink.maxUnit()) {
            LOG.error(
                    "{}: message {} of {} bytes takes {} parts, a unit holds {}: the feed has only the first",
                    identity.id(),
                    context.seqNo,
                    fields.length(),
                    count,
                    sink.maxUnit());
            counters.truncated.increment();
            count = sink.maxUnit();
        }
        publish(mapping, count, context);
        counters.messages.increment();
    }

    private int plan(Mapping mapping, Context context) {
        try {
            int count = mapping.plan(fields);
            if (count == Mapping.UNMAPPABLE) {
                warnings.warn(identity.id(), context.seqNo, "cannot be mapped and goes out as it is");
            }
            return count;
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            warnings.warn(identity.id(), context.seqNo, "cannot be mapped and goes out as it is: " + e);
            counters.poison.increment();
            return Mapping.UNMAPPABLE;
        }
    }

    private Mapping mapping() {
        int type = fields.find(MSG_TYPE);
        return switch (fields.code(type)) {
            case '8' -> orderEvent;
            case '9' -> cancelReject;
            case 'W' -> snapshot;
            case 'X' -> incremental;
            case 'h' -> sessionStatus;
            case 'f' -> securityStatus;
            default -> unmapped;
        };
    }

    private void publish(Mapping mapping, int count, Context context) {
        describe(context);
        long first = sink.claim(count);
        if (first < 0) {
            throw new PipelineClosedException();
        }
        try {
            for (int i = 0; i < count; i++) {
                fill(sink.slot(first + i), mapping, i, count, context);
            }
        } catch (RuntimeException e) {
            warnings.warn(identity.id(), context.seqNo, "failed while it was encoded: " + e);
            counters.poison.increment();
            refill(first, count, context);
        } finally {
            sink.publish(first, count);
        }
    }

    /** The claimed slots take the message's bytes, as far as they reach; slots that are left over say nothing. */
    private void refill(long first, int count, Context context) {
        int parts = Math.min(unmapped.plan(fields), count);
        for (int i = 0; i < count; i++) {
            Slot slot = sink.slot(first + i);
            if (i < parts) {
                fill(slot, unmapped, i, parts, context);
            } else {
                slot.kind = SlotKind.ADVANCE;
                slot.nextExpected = context.seqNo + 1;
                slot.length = 0;
            }
        }
    }

    private void fill(Slot slot, Mapping mapping, int index, int count, Context context) {
        int flags = (index == 0 ? Src.FLAG_FIRST : 0) | (index == count - 1 ? Src.FLAG_LAST : 0);
        slot.kind = SlotKind.VENUE;
        slot.flags = flags;
        slot.sessionNo = identity.sessionNo();
        slot.epoch = context.epoch;
        slot.venueSeqNo = context.seqNo;
        slot.nextExpected = index == count - 1 ? context.seqNo + 1 : 0;
        slot.venueEpoch = 0;
        slot.key = 0;
        slot.epochNanos = context.gatewayTimeNs;
        slot.length = 0;
        src.flags = flags | (context.possDup ? Src.FLAG_POSS_DUP : 0) | (context.recovered ? Src.FLAG_RECOVERED : 0);
        slot.length = mapping.encode(index, slot.buffer(), src);
    }

    private void describe(Context context) {
        src.sessionNo = identity.sessionNo();
        src.venueId = identity.venueId();
        src.venueSeqNo = context.seqNo;
        src.gatewayTimeNs = context.gatewayTimeNs;
        src.epoch = context.epoch;
        int sendingTime = fields.find(SENDING_TIME);
        src.venueTimeNs = sendingTime < 0
                ? 0
                : FixTime.epochNanos(fields.buffer(), fields.offset(sendingTime), fields.length(sendingTime));
    }
}
