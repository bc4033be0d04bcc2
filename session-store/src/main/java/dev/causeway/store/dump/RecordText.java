package dev.causeway.store.dump;

import dev.causeway.store.JournalEntry;
import dev.causeway.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;

/** One record as one line, words or JSON, with its passwords blanked. Owner: the command's thread. */
final class RecordText {
    /** How a payload is shown that no decoder knows. */
    enum Payload {
        AUTO,
        ASCII,
        HEX,
        NONE
    }

    private final List<PayloadDecoder> decoders = ServiceLoader.load(PayloadDecoder.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private final Payload how;
    private final boolean json;

    RecordText(Payload how, boolean json) {
        this.how = how;
        this.json = json;
    }

    String line(StoredRecord stored) {
        // A copy already: blanking touches no file.
        SecretTags.blank(stored.payload());
        Fields fields = json ? Fields.json() : Fields.words();
        fields.text("at", instant(stored.epochNanos()).toString())
                .number("segment", stored.segment())
                .number("offset", stored.position())
                .text("type", stored.type());
        subject(stored, fields);
        fields.positive("session", stored.sessionNo())
                .positive("epoch", stored.epoch())
                .positive("venueSeq", stored.type().equals("LOST") ? 0 : stored.venueSeqNo())
                .positive("nextExpected", stored.nextExpected())
                .optional("flags", flags(stored.flags()));
        int template = RecordFilter.template(stored);
        if (template >= 0) {
            fields.number("template", template);
        }
        fields.number("bytes", stored.payload().length).optional("payload", payload(stored));
        return fields.end();
    }

    private static void subject(StoredRecord stored, Fields fields) {
        switch (stored.type()) {
            case "FEED_VENUE", "FEED_NOTICE" -> fields.number("feed", stored.subject());
            case "MESSAGE", "NEXT_SEQ" -> fields.number("number", stored.subject());
            case "EPOCH", "CHECKPOINT_SESSION" -> fields.number("venueEpoch", stored.subject());
            case "DEFINITION", "CHECKPOINT_DEFINITION" ->
                fields.number("kind", stored.subject() >>> 32).number("id", stored.subject() & 0xFFFF_FFFFL);
            case "CHECKPOINT_END" -> fields.number("count", stored.subject());
            case "LOST" -> fields.number("firstLost", stored.venueSeqNo()).number("next", stored.subject());
            default -> fields.optional("subject", stored.subject() == 0 ? "" : Long.toString(stored.subject()));
        }
    }

    private static String flags(int flags) {
        return ((flags & JournalEntry.FIRST) != 0 ? "FIRST" : "") + ((flags & JournalEntry.LAST) != 0 ? "LAST" : "");
    }

    private String payload(StoredRecord stored) {
        byte[] bytes = stored.payload();
        if (how == Payload.NONE || bytes.length == 0) {
            return "";
        }
        if (how == Payload.AUTO) {
            for (PayloadDecoder decoder : decoders) {
                String words = decoder.decode(stored);
                if (words != null) {
                    return words;
                }
            }
        }
        boolean ascii = how == Payload.ASCII || how == Payload.AUTO && isText(bytes);
        return ascii ? ascii(bytes) : HexFormat.of().formatHex(bytes);
    }

    /** Printable or SOH, every byte. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 1 && (b < 0x20 || b == 0x7F)) {
                return false;
            }
        }
        return true;
    }

    /** SOH as '|', anything else that is not printable as '.'. */
    private static String ascii(byte[] bytes) {
        byte[] shown = bytes.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] == 1) {
                shown[i] = '|';
            } else if (shown[i] < 0x20 || shown[i] == 0x7F) {
                shown[i] = '.';
            }
        }
        return new String(shown, StandardCharsets.US_ASCII);
    }

    static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos);
    }
}
