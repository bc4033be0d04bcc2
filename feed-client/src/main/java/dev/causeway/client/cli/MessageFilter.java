package dev.causeway.client.cli;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.feed.Src;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import picocli.CommandLine.TypeConversionException;

/**
 * Which messages to print: every condition {@code field=value[,value...]} must hold. Fields: {@code template},
 * {@code sessionNo}, {@code venueId}, {@code instrumentId}. Bytes that are no feed message never hold. Owner: the printing
 * thread.
 */
final class MessageFilter {
    private static final int MAX_TEMPLATE = 99;

    private final List<Condition> conditions;
    private final Src src = new Src();

    MessageFilter(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /** One condition; templates by their numbers. */
    record Condition(String field, Set<Long> values) {
        /** Reads the option's value. */
        static Condition of(String text) {
            int equals = text.indexOf('=');
            String field = text.substring(0, Math.max(0, equals));
            if (!Set.of("template", "sessionNo", "venueId", "instrumentId").contains(field)) {
                throw new TypeConversionException(
                        "'" + text + "' is not template, sessionNo, venueId or instrumentId with =value[,value...]");
            }
            Set<Long> values = new HashSet<>();
            for (String value : text.substring(equals + 1).split(",", -1)) {
                values.add(field.equals("template") ? template(value) : number(value));
            }
            return new Condition(field, values);
        }

        private static long template(String name) {
            for (int id = 0; id <= MAX_TEMPLATE; id++) {
                if (FeedTemplates.blockLength(id) > 0 && FeedTemplates.name(id).equalsIgnoreCase(name)) {
                    return id;
                }
            }
            throw new TypeConversionException("'" + name + "' is no template of the feed, such as Quote");
        }

        private static long number(String text) {
            if (!text.matches("\\d{1,10}")) {
                throw new TypeConversionException("'" + text + "' is not a number");
            }
            return Long.parseLong(text);
        }
    }

    boolean holds(DirectBuffer buffer, int offset, int length) {
        if (conditions.isEmpty()) {
            return true;
        }
        FeedMessage.Outcome outcome = FeedMessage.check(buffer, offset, length);
        if (outcome != FeedMessage.Outcome.OK && outcome != FeedMessage.Outcome.UNKNOWN_TEMPLATE) {
            return false;
        }
        src.read(buffer, offset + FeedMessage.HEADER_LENGTH);
        int template = FeedMessage.templateId(buffer, offset);
        for (Condition condition : conditions) {
            if (!condition.values().contains(value(condition.field(), template))) {
                return false;
            }
        }
        return true;
    }

    private long value(String field, int template) {
        return switch (field) {
            case "template" -> template;
            case "sessionNo" -> src.sessionNo;
            case "venueId" -> src.venueId;
            default -> src.instrumentId;
        };
    }
}
