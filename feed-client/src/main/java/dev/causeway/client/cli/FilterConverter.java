package dev.causeway.client.cli;

import picocli.CommandLine.ITypeConverter;

/** {@code template=Quote,Trade}. */
final class FilterConverter implements ITypeConverter<MessageFilter.Condition> {
    @Override
    public MessageFilter.Condition convert(String value) {
        return MessageFilter.Condition.of(value);
    }
}
