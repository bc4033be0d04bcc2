package dev.causeway.protocol.golden;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A generated encoder or decoder whose fields are set and read by name, values as text in the golden files' notation:
 * decimal numbers (unsigned above 2^63), {@code null}, {@code 'c'} for a code, {@code "text"}, {@code x'hex'}, an enum's
 * name.
 */
public final class Flyweight {
    private final Object flyweight;

    private Flyweight(Object flyweight) {
        this.flyweight = flyweight;
    }

    /** A generated class by its simple name, {@code wrap}ped by the caller's arguments. */
    public static Flyweight encoder(String sbePackage, String message, MutableDirectBuffer buffer, int bodyOffset) {
        Object encoder = instance(sbePackage + "." + message + "Encoder");
        invoke(encoder, method(encoder, "wrap", 2), buffer, bodyOffset);
        return new Flyweight(encoder);
    }

    /** A decoder over a body of the block length and version that its header names. */
    public static Flyweight decoder(
            String sbePackage, String message, DirectBuffer buffer, int bodyOffset, int blockLength, int version) {
        Object decoder = instance(sbePackage + "." + message + "Decoder");
        invoke(decoder, method(decoder, "wrap", 4), buffer, bodyOffset, blockLength, version);
        return new Flyweight(decoder);
    }

    /** A composite of this flyweight, such as {@code src}. */
    public Flyweight composite(String name) {
        return new Flyweight(invoke(flyweight, method(flyweight, name, 0)));
    }

    /** Sets a field. */
    public void set(String field, String text) {
        if (text.startsWith("x'") || (text.startsWith("\"") && hasMethod("put" + capital(field), 3))) {
            byte[] bytes = text.startsWith("x'")
                    ? HexFormat.of().parseHex(text.substring(2, text.length() - 1))
                    : unquoted(text).getBytes(StandardCharsets.US_ASCII);
            invoke(flyweight, arrayMethod("put" + capital(field)), bytes, 0, bytes.length);
            return;
        }
        for (Method method : flyweight.getClass().getMethods()) {
            boolean setter = method.getName().equals(field) && method.getParameterCount() == 1;
            if (setter && method.getParameterTypes()[0] != CharSequence.class) {
                invoke(flyweight, method, parsed(field, text, method.getParameterTypes()[0]));
                return;
            }
        }
        throw new AssertionError("no setter for " + field);
    }

    /** Reads a field and writes it in the notation of the expected text. */
    public String read(String field, String expected) {
        if (hasMethod("get" + capital(field), 3) && hasMethod(field + "Length", 0) && isVarData(field)) {
            int length = (int) invoke(flyweight, method(flyweight, field + "Length", 0));
            byte[] bytes = new byte[length];
            invoke(flyweight, arrayMethod("get" + capital(field)), bytes, 0, length);
            return expected.startsWith("x'")
                    ? "x'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'"
                    : '"' + new String(bytes, StandardCharsets.US_ASCII) + '"';
        }
        Object value = invoke(flyweight, method(flyweight, field, 0));
        if (expected.equals("null")) {
            return value.equals(nullValue(field)) ? "null" : value.toString();
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Byte code) {
            return code == 0 ? "''" : "'" + (char) code.byteValue() + "'";
        }
        boolean unsigned = value instanceof Long && !expected.startsWith("-");
        return unsigned ? Long.toUnsignedString((Long) value) : value.toString();
    }

    /** Reads everything the decoder has, as its own {@code toString} does. */
    public String readAll() {
        return flyweight.toString();
    }

    /** A static number of the generated class, such as {@code priceEncodingOffset}. */
    public static int constant(String sbeClass, String name) {
        try {
            return (int) Class.forName(sbeClass).getMethod(name).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(sbeClass + "." + name + " is missing", e);
        }
    }

    private boolean isVarData(String field) {
        return hasMethod(field + "HeaderLength", 0);
    }

    private Object parsed(String field, String text, Class<?> type) {
        if (text.equals("null")) {
            return nullValue(field);
        }
        if (type == String.class) {
            return unquoted(text);
        }
        if (type == byte.class) {
            return text.length() == 2 ? (byte) 0 : (byte) text.charAt(1);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        long number = text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        if (type == long.class) {
            return number;
        }
        return type == int.class ? (Object) (int) number : (Object) (short) number;
    }

    private Object nullValue(String field) {
        return invoke(null, method(flyweight, field + "NullValue", 0));
    }

    private boolean hasMethod(String name, int parameters) {
        return Arrays.stream(flyweight.getClass().getMethods())
                .anyMatch(m -> m.getName().equals(name) && m.getParameterCount() == parameters);
    }

    private Method arrayMethod(String name) {
        return Arrays.stream(flyweight.getClass().getMethods())
                .filter(m -> m.getName().equals(name)
                        && m.getParameterCount() == 3
                        && m.getParameterTypes()[0] == byte[].class)
                .findFirst()
                .orElseThrow();
    }

    private static Object instance(String className) {
        try {
            return Class.forName(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Method method(Object target, String name, int parameters) {
        return Arrays.stream(target.getClass().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new AssertionError(target.getClass() + " has no " + name));
    }

    private static Object invoke(Object target, Method method, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
