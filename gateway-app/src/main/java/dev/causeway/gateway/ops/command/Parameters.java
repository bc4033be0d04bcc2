package dev.causeway.gateway.ops.command;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * Reads what a request says. Endpoints take text and read it here: the framework's own conversion would answer "Parameter
 * mapping failure", not which parameter and what is allowed. Static and stateless.
 */
public final class Parameters {
    private Parameters() {}

    /**
     * A whole number, 0 or more; null when it is not said.
     *
     * @throws InvalidEndpointRequestException 400: it is something else
     */
    public static @Nullable Long number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long value = Long.parseLong(text.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, "a whole number, 0 or more");
        }
        throw invalid(name, "a whole number, 0 or more");
    }

    /** As {@link #number}, 0 when it is not said. */
    public static long numberOrZero(String name, @Nullable String text) {
        Long value = number(name, text);
        return value == null ? 0 : value;
    }

    /**
     * True or false; false when it is not said.
     *
     * @throws InvalidEndpointRequestException 400: it is something else
     */
    public static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw invalid(name, "true or false");
    }

    /** 400. @param allowed what the parameter may be */
    public static InvalidEndpointRequestException invalid(String name, String allowed) {
        return new InvalidEndpointRequestException(name + ": " + allowed, name + ": " + allowed);
    }
}
