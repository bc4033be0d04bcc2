package dev.causeway.client.cli;

import dev.causeway.client.receiver.FeedCounters;
import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a listener ends with, as a line to read or as one JSON object. */
final class Summary {
    private final Map<String, Long> values = new LinkedHashMap<>();

    Summary(Printing printing, FeedCounters counters) {
        values.put("messages", printing.printed());
        values.put("firstSeq", printing.firstSeqNo());
        values.put("lastSeq", printing.lastSeqNo());
        values.put("duplicatesA", counters.value(Channel.DUPLICATES, 0));
        values.put("duplicatesB", counters.value(Channel.DUPLICATES, 1));
        values.put("gaps", counters.value(Total.GAPS));
        values.put("requests", counters.value(Total.REQUESTS));
        values.put("bulkRequests", counters.value(Total.BULK_REQUESTS));
        values.put("lost", counters.value(Total.LOST));
        values.put("openGaps", counters.value(Total.GAPS_OPEN));
        values.put("malformed", counters.value(Channel.MALFORMED, 0) + counters.value(Channel.MALFORMED, 1));
        values.put("sessions", counters.value(Total.SESSIONS));
    }

    /** Whether a number was declared lost. */
    boolean anyLost() {
        return values.get("lost") > 0;
    }

    String line() {
        return String.format(
                "messages %d, first %d, last %d, duplicates A %d B %d, gaps %d (open %d), requests %d, lost %d",
                values.get("messages"),
                values.get("firstSeq"),
                values.get("lastSeq"),
                values.get("duplicatesA"),
                values.get("duplicatesB"),
                values.get("gaps"),
                values.get("openGaps"),
                values.get("requests"),
                values.get("lost"));
    }

    String json() {
        return values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
