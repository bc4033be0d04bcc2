package dev.causeway.client.cli;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.feed.Src;
import org.agrona.DirectBuffer;

/**
 * One JSON object a line: {@code seq}, {@code session}, {@code template}, the fields of {@code Src}, then the message's own
 * fields. Decimals are strings, absent prices null, absent codes empty strings, bytes US-ASCII with escapes. Bytes that
 * are no feed message come as template {@code Malformed} with {@code problem} and {@code bytes} in place of the fields.
 */
final class JsonLines implements LinePrinter, FieldSink {
    private final ByteOutput out;
    private final MessageFields fields = new MessageFields();
    private final Src src = new Src();

    JsonLines(ByteOutput out) {
        this.out = out;
    }

    @Override
    public void print(String session, long seqNo, DirectBuffer buffer, int offset, int length) {
        FeedMessage.Outcome outcome = FeedMessage.check(buffer, offset, length);
        boolean good = outcome == FeedMessage.Outcome.OK || outcome == FeedMessage.Outcome.UNKNOWN_TEMPLATE;
        out.put("{\"seq\":").putUnsigned(seqNo);
        name("session", session);
        name("template", good ? FeedTemplates.name(FeedMessage.templateId(buffer, offset)) : "Malformed");
        if (good) {
            src.read(buffer, offset + FeedMessage.HEADER_LENGTH);
            printSrc();
        }
        if (outcome == FeedMessage.Outcome.OK) {
            fields.walk(buffer, offset, this);
        } else {
            name("problem", outcome.name());
            text("bytes", buffer, offset, length);
        }
        out.put("}\n");
    }

    private void printSrc() {
        number("sessionNo", src.sessionNo);
        number("venueId", src.venueId);
        number("epoch", src.epoch);
        number("venueSeqNo", src.venueSeqNo);
        number("venueTimeNs", src.venueTimeNs);
        number("gatewayTimeNs", src.gatewayTimeNs);
        number("instrumentId", src.instrumentId);
        number("flags", src.flags);
    }

    @Override
    public void number(String name, long value) {
        key(name).putUnsigned(value);
    }

    @Override
    public void decimal(String name, long value, int scale) {
        key(name).put('"').putDecimal(value, scale).put('"');
    }

    @Override
    public void absent(String name) {
        key(name).put("null");
    }

    @Override
    public void code(String name, byte value) {
        key(name).put('"');
        if (value != 0) {
            out.putEscaped(value);
        }
        out.put('"');
    }

    @Override
    public void name(String name, String value) {
        key(name).put('"');
        for (int i = 0; i < value.length(); i++) {
            out.putEscaped((byte) value.charAt(i));
        }
        out.put('"');
    }

    @Override
    public void text(String name, DirectBuffer buffer, int offset, int length) {
        key(name).put('"').putEscaped(buffer, offset, length).put('"');
    }

    private ByteOutput key(String name) {
        return out.put(",\"").put(name).put("\":");
    }
}
