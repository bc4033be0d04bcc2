package dev.causeway.gateway.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Which settings there are, read from the records themselves. Static and stateless. */
final class KnownSettings {
    private static final RecordComponent[] NONE = {};

    private KnownSettings() {}

    /** Whether every step of this key down to a value is a setting; what a value holds is its own affair. */
    static boolean contains(ConfigurationPropertyName key) {
        int depth = known(key);
        return depth == key.getNumberOfElements() || !typeAt(key, depth).isRecord();
    }

    /** What is wrong with an unknown key, and what there is instead. */
    static String sentence(ConfigurationPropertyName unknown) {
        int depth = Math.min(known(unknown), unknown.getNumberOfElements() - 1);
        while (!typeAt(unknown, depth).isRecord()) {
            depth--;
        }
        return "no such setting; under " + unknown.chop(depth) + " there are: "
                + Arrays.stream(typeAt(unknown, depth).getRecordComponents())
                        .map(KnownSettings::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** How many elements of the key, from the first, are settings. */
    private static int known(ConfigurationPropertyName key) {
        int depth = 1;
        while (depth < key.getNumberOfElements() && typeAt(key, depth + 1) != null) {
            depth++;
        }
        return depth;
    }

    /** What the first elements of the key lead to; null when there is no such setting. */
    private static Class<?> typeAt(ConfigurationPropertyName key, int depth) {
        Class<?> type = GatewayProperties.class;
        for (int i = 1; i < depth && type != null; i++) {
            if (!key.isNumericIndex(i)) {
                type = type.isRecord() ? below(type, key.getElement(i, Form.UNIFORM)) : null;
            }
        }
        return type;
    }

    /**
     * The key of a field as Java names it.
     *
     * @param path for example {@code sessions[0].fix.senderCompId}
     */
    static String key(String path) {
        StringBuilder key = new StringBuilder("gateway");
        Class<?> type = GatewayProperties.class;
        for (String step : path.split("\\.")) {
            int bracket = step.indexOf('[');
            String field = bracket < 0 ? step : step.substring(0, bracket);
            String name = DataObjectPropertyName.toDashedForm(field);
            for (RecordComponent component : type == null || !type.isRecord() ? NONE : type.getRecordComponents()) {
                if (component.getName().equals(field)) {
                    name = name(component);
                    type = content(component);
                    break;
                }
            }
            key.append('.').append(name).append(bracket < 0 ? "" : step.substring(bracket));
        }
        return key.toString();
    }

    private static Class<?> below(Class<?> type, String uniformName) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (name(component).replace("-", "").equals(uniformName)) {
                return content(component);
            }
        }
        return null;
    }

    /** What a setting consists of: the elements of a list, else its own type. */
    private static Class<?> content(RecordComponent component) {
        boolean isList = Collection.class.isAssignableFrom(component.getType());
        return isList
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }

    private static String name(RecordComponent component) {
        return Arrays.stream(component
                        .getDeclaringRecord()
                        .getDeclaredConstructors()[0]
                        .getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(Name.class))
                .filter(java.util.Objects::nonNull)
                .map(Name::value)
                .findFirst()
                .orElseGet(() -> DataObjectPropertyName.toDashedForm(component.getName()));
    }
}
