package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.InstrumentDefDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A ring of one thread: keeps what is published until it is journaled, and can refuse so many claims. */
final class ScenarioRing implements InboundSink {
    private final ArrayDeque<Slot> waiting = new ArrayDeque<>();
    private final ArrayDeque<String> told = new ArrayDeque<>();
    private final List<Slot> claimed = new ArrayList<>();
    private final Src src = new Src();
    private int refusals;
    private boolean full;

    /** The next claims are refused. */
    void refuse(int claims) {
        refusals = claims;
    }

    /** From now on, or no longer, every claim is refused. */
    void full(boolean isFull) {
        full = isFull;
    }

    /** What was published, one line a slot, in order; instrument definitions are left out. */
    ArrayDeque<String> told() {
        return told;
    }

    /** The process dies: what is not journaled is gone. */
    void crash() {
        waiting.clear();
        refusals = 0;
        full = false;
    }

    /** Journals and commits all there is. */
    void drainTo(SlotJournal journal) {
        while (!waiting.isEmpty()) {
            Slot slot = waiting.poll();
            if (!journal.journal(slot)) {
                throw new AssertionError("the journal refuses");
            }
            if (slot.kind == SlotKind.VENUE && slot.feedSeq == Slot.NOT_ON_FEED) {
                throw new AssertionError("session let a duplicate through: " + slot.venueSeqNo);
            }
        }
        journal.commit();
    }

    @Override
    public long tryClaim(int count) {
        if (full || refusals > 0) {
            refusals--;
            return FULL;
        }
        for (int i = 0; i < count; i++) {
            claimed.add(new Slot());
        }
        return 0;
    }

    @Override
    public long claim(int count) {
        return tryClaim(count);
    }

    @Override
    public Slot slot(long position) {
        return claimed.get((int) position);
    }

    @Override
    public void publish(long first, int count) {
        for (Slot slot : claimed) {
            String text = text(slot);
            if (!text.isEmpty()) {
                told.add(text);
            }
            waiting.add(slot);
        }
        claimed.clear();
    }

    @Override
    public int maxUnit() {
        return 64;
    }

    private String text(Slot slot) {
        int template = slot.length == 0 ? 0 : FeedMessage.templateId(slot.buffer(), 0);
        return switch (slot.kind) {
            case VENUE -> {
                src.read(slot.buffer(), FeedMessage.HEADER_LENGTH);
                yield FeedTemplates.name(template) + " " + slot.venueSeqNo
                        + ((src.flags & Src.FLAG_RECOVERED) != 0 ? " recovered" : "");
            }
            case NOTICE -> notice(slot, template);
            case ADVANCE -> "advance " + slot.nextExpected;
            case EPOCH -> "epoch " + slot.epoch + " " + slot.venueEpoch + " " + slot.nextExpected;
            case DEFINITION, ROLL -> "";
        };
    }

    private static String notice(Slot slot, int template) {
        switch (template) {
            case SessionStatusDecoder.TEMPLATE_ID:
                var status = new SessionStatusDecoder().wrap(slot.buffer(), FeedMessage.HEADER_LENGTH, 40, 0);
                return "status " + status.status() + " " + status.reason();
            case GapNoticeDecoder.TEMPLATE_ID:
                var gap = new GapNoticeDecoder().wrap(slot.buffer(), FeedMessage.HEADER_LENGTH, 48, 0);
                return "gap " + gap.state() + " " + gap.fromSeqNo() + ".." + gap.toSeqNo();
            case InstrumentDefDecoder.TEMPLATE_ID:
                return "";
            default:
                return FeedTemplates.name(template);
        }
    }
}
