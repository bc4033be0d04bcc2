package dev.causeway.gateway.wiring;

import java.util.Map;

/**
 * How a count that sessions keep by name is exported.
 *
 * @param noun behind {@code gateway.session.}
 * @param unit base unit, or null
 * @param key tag beside the session, or null
 * @param value the tag's
 */
record ExportedCount(String noun, String unit, String description, String key, String value) {
    private static final String ERRORS = "what the venue sent that could not be taken as it is";
    private static final String LOG_LOST = "lines that are missing in the session's own log file";
    private static final String RESENDS = "resend requests: outbound ours, inbound the venue's";
    private static final String ESCALATIONS =
            "gaps that requests did not fill: to the next endpoint, and alarms when none was left";
    static final Map<String, ExportedCount> BY_NAME = Map.ofEntries(
            Map.entry("bytes", new ExportedCount("read", "bytes", "bytes read from the venue", null, null)),
            Map.entry("duplicates", plain("duplicates", "messages below the expected number, dropped")),
            Map.entry("unmapped", plain("unmapped", "messages passed on verbatim for want of a mapping")),
            Map.entry("express", plain("express", "messages that went past the FIX engine, by the express lane")),
            Map.entry("rejects", plain("rejects", "session rejects received")),
            Map.entry("reconnects", plain("reconnects", "attempts to come back")),
            Map.entry("overflows", plain("held.dropped", "messages ahead of a gap dropped for want of room")),
            Map.entry("held-dropped", plain("held.dropped", "messages ahead of a gap dropped for want of room")),
            Map.entry("garbled", error("checksum")),
            Map.entry("decode-errors", error("frame")),
            Map.entry("poison", error("mapping")),
            Map.entry("refused", error("engine")),
            Map.entry("truncated", error("too-long")),
            Map.entry("gap-moves", tagged("gap.escalations", ESCALATIONS, "to", "endpoint")),
            Map.entry("gap-alarms", tagged("gap.escalations", ESCALATIONS, "to", "alarm")),
            Map.entry("log-dropped", tagged("log.lost", LOG_LOST, "reason", "buffer-full")),
            Map.entry("log-unwritten", tagged("log.lost", LOG_LOST, "reason", "not-written")),
            Map.entry("resend-requests", tagged("resend.requests", RESENDS, "direction", "outbound")),
            Map.entry("resend-requests-received", tagged("resend.requests", RESENDS, "direction", "inbound")));

    private static ExportedCount plain(String noun, String description) {
        return new ExportedCount(noun, null, description, null, null);
    }

    private static ExportedCount error(String reason) {
        return tagged("decode.errors", ERRORS, "reason", reason);
    }

    private static ExportedCount tagged(String noun, String description, String key, String value) {
        return new ExportedCount(noun, null, description, key, value);
    }
}
