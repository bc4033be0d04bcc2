package dev.causeway.store.dump;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A range of numbers, both ends inclusive: {@code 7}, {@code 7..9}, {@code 7..} or {@code ..9}.
 *
 * @param from lowest
 * @param to highest
 */
record NumberRange(long from, long to) {
    boolean holds(long number) {
        return number >= from && number <= to;
    }

    static NumberRange parse(String text) {
        int dots = text.indexOf("..");
        try {
            long from = dots < 0 ? Long.parseLong(text) : dots == 0 ? 0 : Long.parseLong(text.substring(0, dots));
            String end = dots < 0 ? text : text.substring(dots + 2);
            NumberRange range = new NumberRange(from, end.isEmpty() ? Long.MAX_VALUE : Long.parseLong(end));
            if (range.from >= 0 && range.from <= range.to) {
                return range;
            }
        } catch (NumberFormatException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException("'" + text + "' is no range: 7, 7..9, 7.. and ..9 are allowed");
    }

    static final class Converter implements ITypeConverter<NumberRange> {
        @Override
        public NumberRange convert(String text) {
            return parse(text);
        }
    }
}
