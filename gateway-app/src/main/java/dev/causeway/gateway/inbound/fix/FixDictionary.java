package dev.causeway.gateway.inbound.fix;

import quickfix.ConfigError;
import quickfix.DataDictionary;

/** A dictionary as the engine would read it. Static and stateless. */
public final class FixDictionary {
    private FixDictionary() {}

    /**
     * Reads the whole dictionary.
     *
     * @param name a file, or one that the engine brings along
     * @throws IllegalArgumentException it is not there, or not a dictionary
     */
    public static void require(String name) {
        try {
            new DataDictionary(name);
        } catch (ConfigError | RuntimeException e) {
            throw new IllegalArgumentException("not a dictionary that can be read: " + e.getMessage(), e);
        }
    }
}
