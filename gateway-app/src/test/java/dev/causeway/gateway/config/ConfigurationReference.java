package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** Makes the reference of every key from the records: name and type, default, what is allowed, and the Javadoc's words. */
final class ConfigurationReference {
    private static final Path SOURCES = Path.of("src/main/java/dev/causeway/gateway/config");
    private static final java.util.regex.Pattern PARAM =
            java.util.regex.Pattern.compile("@param\\s+(\\w+)\\s+(.*?)(?=@param|$)", java.util.regex.Pattern.DOTALL);

    private final StringBuilder text = new StringBuilder();

    /** @return the document */
    static String of(Class<? extends Record> root, String prefix) {
        ConfigurationReference reference = new ConfigurationReference();
        reference.text.append("""
                # Configuration

                Made from the Javadoc of `dev.causeway.gateway.config` by `ConfigurationReferenceTest`; write it again with
                `./mvnw -pl gateway-app -am test -Dtest=ConfigurationReferenceTest -Dcauseway.write-docs=true
                -Dsurefire.failIfNoSpecifiedTests=false`.

                Every key is validated at start; an unknown one is an error. `--check-config` says what is wrong and starts nothing
                (exit status 0 or 1). Secrets belong into the environment or a config tree: a directory named by
                `GATEWAY_SECRETS_DIR` (default /run/secrets/gateway) with one file a secret, used as `${its-name}`.
                `[]` stands for an index. Durations: 200ms, 5s, 1m. Sizes: 64KB, 256MB.
                `--logging.structured.format.console=ecs` (or `logstash`, `gelf`) writes the log as JSON, one object a line.

                | key | type | default | allowed | meaning |
                |---|---|---|---|---|
                """);
        reference.walk(root, prefix);
        return reference.text.toString();
    }

    private void walk(Class<?> type, String prefix) {
        Map<String, String> meanings = meanings(type);
        Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String meaning = meanings.get(components[i].getName());
            if (meaning == null) {
                throw new IllegalStateException(type + " has no @param " + components[i].getName());
            }
            component(components[i], parameters[i], prefix, meaning);
        }
    }

    private void component(RecordComponent component, Parameter parameter, String prefix, String meaning) {
        Name name = parameter.getAnnotation(Name.class);
        String key = prefix + "." + (name == null ? kebab(component.getName()) : name.value());
        Class<?> type = component.getType();
        boolean isList = type == List.class;
        Class<?> element = isList ? element(component) : type;
        if (element.isRecord()) {
            walk(element, isList ? key + "[]" : key);
            return;
        }
        AnnotatedElement rules = isList
                ? ((AnnotatedParameterizedType) component.getAnnotatedType()).getAnnotatedActualTypeArguments()[0]
                : parameter;
        text.append("| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        isList ? key + "[]" : key,
                        element.isEnum() ? "one of" : element.getSimpleName().toLowerCase(Locale.ROOT),
                        defaultOf(parameter),
                        allowed(element, rules, parameter),
                        meaning));
    }

    private static Class<?> element(RecordComponent component) {
        return (Class<?>) ((AnnotatedParameterizedType) component.getAnnotatedType())
                .getAnnotatedActualTypeArguments()[0].getType();
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        if (value != null) {
            return value.value().length == 0 ? "none" : String.join(", ", value.value());
        }
        boolean isRequired = parameter.isAnnotationPresent(NotNull.class)
                || parameter.isAnnotationPresent(NotBlank.class)
                || parameter.isAnnotationPresent(NotEmpty.class)
                || parameter.getType().isPrimitive();
        return isRequired ? "**required**" : "–";
    }

    private static String allowed(Class<?> type, AnnotatedElement rules, Parameter parameter) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
        }
        Pattern pattern = rules.getAnnotation(Pattern.class);
        if (pattern != null) {
            return pattern.message();
        }
        Min min = parameter.getAnnotation(Min.class);
        Max max = parameter.getAnnotation(Max.class);
        if (min == null && max == null) {
            return "";
        }
        return max == null ? "at least " + min.value() : (min == null ? 0 : min.value()) + " to " + max.value();
    }

    /** The {@code @param} texts of the comment right before the record. */
    private static Map<String, String> meanings(Class<?> type) {
        String source = source(type);
        int record = source.indexOf("record " + type.getSimpleName() + "(");
        String comment = source.substring(source.lastIndexOf("/**", record), source.lastIndexOf("*/", record))
                .replaceAll("(?m)^\\s*/?\\*+ ?", "");
        Map<String, String> meanings = new TreeMap<>();
        Matcher params = PARAM.matcher(comment);
        while (params.find()) {
            meanings.put(
                    params.group(1),
                    params.group(2)
                            .strip()
                            .replaceAll("\\s+", " ")
                            .replaceAll("\\{@code ([^}]*)}", "`$1`")
                            .replace("|", "\\|"));
        }
        return meanings;
    }

    private static String source(Class<?> type) {
        Class<?> outer = type.getNestHost();
        try {
            return Files.readString(SOURCES.resolve(outer.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
