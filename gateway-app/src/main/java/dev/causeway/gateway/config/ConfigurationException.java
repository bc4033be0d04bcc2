package dev.causeway.gateway.config;

/** A setting cannot be used. Stops the start; says which key, which value, and what is allowed. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String value;
    private final String allowed;

    /**
     * @param key the property's full name
     * @param value what it is set to
     * @param allowed what is wrong with that and what would be right
     */
    public ConfigurationException(String key, Object value, String allowed) {
        this(key, value, allowed, null);
    }

    public ConfigurationException(String key, Object value, String allowed, Throwable cause) {
        super(key + " = " + value + ": " + allowed, cause);
        this.key = key;
        this.value = String.valueOf(value);
        this.allowed = allowed;
    }

    public String key() {
        return key;
    }

    public String value() {
        return value;
    }

    public String allowed() {
        return allowed;
    }
}
