package dev.causeway.store.dump;

import dev.causeway.store.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which records are shown: every condition that is given must hold. Owner: the command's thread. */
final class RecordFilter {
    private static final int TEMPLATE_OFFSET = 2;

    @Option(names = "--session", paramLabel = "N", description = "the gateway's number of a session; may be repeated")
    private List<Integer> sessions = new ArrayList<>();

    @Option(
            names = {"--feed", "--number"},
            paramLabel = "RANGE",
            converter = NumberRange.Converter.class,
            description = "feed number (outbound log: message number): 7, 7..9, 7.. or ..9")
    private NumberRange number;

    @Option(
            names = "--venue-seq",
            paramLabel = "RANGE",
            converter = NumberRange.Converter.class,
            description = "the venue's sequence number")
    private NumberRange venueSeqNo;

    @Option(names = "--since", paramLabel = "INSTANT", description = "made at or after, as 2026-11-21T09:30:00Z")
    private Instant since;

    @Option(names = "--until", paramLabel = "INSTANT", description = "made before")
    private Instant until;

    @Option(
            names = "--type",
            paramLabel = "NAME",
            split = ",",
            description = "record type, such as FEED_VENUE or EPOCH")
    private List<String> types = new ArrayList<>();

    @Option(
            names = "--template",
            paramLabel = "ID",
            split = ",",
            description = "template number of a feed message: the u16 at offset 2 of its payload")
    private List<Integer> templates = new ArrayList<>();

    boolean accepts(StoredRecord record) {
        return (sessions.isEmpty() || hasSession(record) && sessions.contains(record.sessionNo()))
                && (number == null || isNumbered(record) && number.holds(record.subject()))
                && (venueSeqNo == null || record.venueSeqNo() != 0 && venueSeqNo.holds(record.venueSeqNo()))
                && acceptsTime(record.epochNanos())
                && (types.isEmpty() || types.stream().anyMatch(record.type()::equalsIgnoreCase))
                && (templates.isEmpty() || templates.contains(template(record)));
    }

    /** The lowest number looked for, 0 when any. */
    long lowestNumber() {
        return number == null ? 0 : number.from();
    }

    private boolean acceptsTime(long epochNanos) {
        Instant at = RecordText.instant(epochNanos);
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    private static boolean isNumbered(StoredRecord record) {
        return record.onFeed() || record.isOutbound();
    }

    private static boolean hasSession(StoredRecord record) {
        return switch (record.type()) {
            case "FEED_VENUE", "FEED_NOTICE", "ADVANCE", "EPOCH", "CHECKPOINT_SESSION" -> true;
            default -> false;
        };
    }

    /** The template number in the message header of a feed message, -1 when there is none. */
    static int template(StoredRecord record) {
        byte[] payload = record.payload();
        if (!record.onFeed() || payload.length < TEMPLATE_OFFSET + 2) {
            return -1;
        }
        return payload[TEMPLATE_OFFSET] & 0xFF | (payload[TEMPLATE_OFFSET + 1] & 0xFF) << 8;
    }
}
