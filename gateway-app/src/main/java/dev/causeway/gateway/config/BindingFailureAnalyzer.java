package dev.causeway.gateway.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Prints every setting under {@code gateway.*} that cannot be bound: key, value, where it is written and what is allowed.
 * Comes before Spring Boot's own, which would print secrets and the names of our classes.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final String NOT_SHOWN = "(not shown)";
    private static final Map<Class<?>, String> KINDS = Map.of(
            int.class, "a whole number, at most 2147483647",
            boolean.class, "true or false",
            Duration.class, "a duration, for example 200ms or 30s",
            DataSize.class, "a size, for example 64KB or 4MB");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!cause.getName().toString().startsWith("gateway")) {
            return null;
        }
        List<String> problems;
        if (cause.getCause() instanceof BindValidationException invalid) {
            problems = invalid(invalid.getValidationErrors());
        } else if (cause.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
            problems = unknown.getUnboundProperties().stream()
                    .map(BindingFailureAnalyzer::unknown)
                    .toList();
        } else {
            problems = List.of(unreadable(cause));
        }
        return new FailureAnalysis(String.join("\n\n", problems), "Correct the settings above and start again.", cause);
    }

    private static List<String> invalid(ValidationErrors errors) {
        List<String> problems = new ArrayList<>();
        for (ObjectError error : errors.getAllErrors()) {
            if (error instanceof FieldError field) {
                String key = KnownSettings.key(field.getField());
                Object value = field.getRejectedValue();
                problems.add(problem(
                        key,
                        value == null ? "(not set)" : shown(key, value),
                        Origin.from(error),
                        String.valueOf(error.getDefaultMessage())));
            } else {
                problems.add(problem(errors.getName().toString(), NOT_SHOWN, null, error.getDefaultMessage()));
            }
        }
        return problems;
    }

    private static String unknown(ConfigurationProperty property) {
        return problem(
                property.getName().toString(),
                NOT_SHOWN,
                property.getOrigin(),
                KnownSettings.sentence(property.getName()));
    }

    private static String unreadable(BindException failure) {
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        ConfigurationProperty property = failure.getProperty();
        String allowed = KINDS.get(type);
        if (type.isEnum()) {
            allowed = "one of: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each ->
                                    each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        if (property == null || allowed == null) {
            allowed = failure.getCause().getMessage();
        }
        return problem(
                failure.getName().toString(),
                property == null ? NOT_SHOWN : shown(failure.getName().toString(), property.getValue()),
                failure.getOrigin(),
                allowed);
    }

    private static String problem(String key, String value, Origin origin, String allowed) {
        return "Property: " + key + "\nValue: " + value + (origin == null ? "" : "\nOrigin: " + origin) + "\nReason: "
                + allowed;
    }

    private static String shown(String key, Object value) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return last.matches(".*(secret|passw|token).*") ? NOT_SHOWN : String.valueOf(value);
    }
}
