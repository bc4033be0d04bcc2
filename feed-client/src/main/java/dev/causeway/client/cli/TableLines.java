package dev.causeway.client.cli;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.feed.Src;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.agrona.DirectBuffer;

/** Aligned columns for a terminal: number, time (UTC), message, venue session, venue's number, instrument, fields. */
final class TableLines implements LinePrinter, FieldSink {
    private static final int HEADER_EVERY = 40;
    private static final String HEADER =
            "       SEQ  TIME (UTC)       MESSAGE        SESS EPOCH  VENUE SEQ  INSTR  FIELDS\n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000L;
    private static final int TEMPLATE_WIDTH = 13;

    private final ByteOutput out;
    private final MessageFields fields = new MessageFields();
    private final Src src = new Src();
    private long lines;

    TableLines(ByteOutput out) {
        this.out = out;
    }

    @Override
    public void print(String session, long seqNo, DirectBuffer buffer, int offset, int length) {
        if (lines++ % HEADER_EVERY == 0) {
            out.put(HEADER);
        }
        right(seqNo, 10);
        FeedMessage.Outcome outcome = FeedMessage.check(buffer, offset, length);
        if (outcome == FeedMessage.Outcome.OK || outcome == FeedMessage.Outcome.UNKNOWN_TEMPLATE) {
            src.read(buffer, offset + FeedMessage.HEADER_LENGTH);
            printSrc(FeedTemplates.name(FeedMessage.templateId(buffer, offset)));
        }
        if (outcome == FeedMessage.Outcome.OK) {
            fields.walk(buffer, offset, this);
        } else {
            name("problem", outcome.name());
        }
        out.put('\n');
    }

    private void printSrc(String template) {
        Instant time = Instant.ofEpochSecond(src.gatewayTimeNs / NANOS, src.gatewayTimeNs % NANOS);
        out.put("  ").put(TIME.format(time)).put("  ").put(template);
        out.putSpaces(TEMPLATE_WIDTH - template.length());
        right(src.sessionNo, 6);
        right(src.epoch, 6);
        right(src.venueSeqNo, 11);
        right(src.instrumentId, 7);
        out.put(' ');
    }

    private void right(long value, int width) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        out.putSpaces(width - digits).putUnsigned(value);
    }

    @Override
    public void number(String name, long value) {
        key(name).putUnsigned(value);
    }

    @Override
    public void decimal(String name, long value, int scale) {
        key(name).putDecimal(value, scale);
    }

    @Override
    public void absent(String name) {
        key(name).put('-');
    }

    @Override
    public void code(String name, byte value) {
        if (value != 0) {
            key(name).putEscaped(value);
        }
    }

    @Override
    public void name(String name, String value) {
        key(name).put(value);
    }

    @Override
    public void text(String name, DirectBuffer buffer, int offset, int length) {
        if (length > 0) {
            key(name).putEscaped(buffer, offset, length);
        }
    }

    private ByteOutput key(String name) {
        return out.put(' ').put(name).put('=');
    }
}
