package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.sbe.GapNoticeDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusDecoder;
import dev.causeway.store.OutboundLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a script's {@code ring} lines can ask for, as text.
 *
 * @param ring the ring and its journal
 * @param log what was sent
 * @param session the session as it shows itself
 */
record RingView(TestRing ring, OutboundLog log, FixSessionView session) {
    RingView with(FixSessionView now) {
        return new RingView(ring, log, now);
    }

    String of(String what) {
        return switch (what) {
            case "units" -> joined(units(), String::valueOf);
            case "expected" -> String.valueOf(ring.committedExpected(Fixtures.SESSION.sessionNo()));
            case "epoch" -> String.valueOf(ring.committedEpoch(Fixtures.SESSION.sessionNo()));
            case "sender" -> String.valueOf(log.nextSeqNo());
            case "state" -> session.state().name();
            case "gaps" -> joined(gaps(), each -> each);
            case "reason" -> joined(reasons(), each -> each);
            case "garbled" -> String.valueOf(session.counters().garbled());
            case "duplicates" -> String.valueOf(session.counters().duplicates());
            case "rejects" -> String.valueOf(session.counters().rejects());
            case "refused" -> String.valueOf(session.counters().refused());
            default -> throw new IllegalArgumentException("ring " + what);
        };
    }

    /** Whether what was seen is what a line wants; a reason has to be among those told, all else is equal. */
    boolean holds(String what, String wanted, String seen) {
        return switch (what) {
            case "reason" -> List.of(seen.split(",")).contains(wanted);
            case "units" -> seen.equals(joined(ranges(wanted), String::valueOf));
            default -> seen.equals(wanted.replace(" ", ""));
        };
    }

    /** Numbers and ranges, {@code none} for no number. */
    private static List<Long> ranges(String text) {
        List<Long> numbers = new ArrayList<>();
        for (String range : text.equals("none") ? new String[0] : text.split("\\s*,\\s*")) {
            String[] ends = range.split("-");
            LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private List<Long> units() {
        return ring.feed().stream()
                .filter(slot -> (slot.flags & Src.FLAG_FIRST) != 0)
                .map(slot -> slot.venueSeqNo)
                .toList();
    }

    private List<String> gaps() {
        return notices(GapNoticeDecoder.TEMPLATE_ID).stream()
                .map(slot -> new GapNoticeDecoder().wrap(slot.buffer(), 8, GapNoticeDecoder.BLOCK_LENGTH, 0))
                .map(gap -> gap.state() + ":" + gap.fromSeqNo() + "-" + gap.toSeqNo())
                .toList();
    }

    private List<String> reasons() {
        return notices(SessionStatusDecoder.TEMPLATE_ID).stream()
                .map(slot -> new SessionStatusDecoder()
                        .wrap(slot.buffer(), 8, SessionStatusDecoder.BLOCK_LENGTH, 0)
                        .reason()
                        .name())
                .toList();
    }

    private List<Slot> notices(int templateId) {
        return ring.published().stream()
                .filter(slot -> slot.kind == SlotKind.NOTICE && FeedMessage.templateId(slot.buffer(), 0) == templateId)
                .toList();
    }

    private static <T> String joined(Collection<T> values, Function<T, String> text) {
        return values.isEmpty() ? "none" : values.stream().map(text).collect(Collectors.joining(","));
    }
}
