package dev.causeway.gateway.config;

/** A placeholder whose variable is not set stays in the value as it is; as a credential it would be sent to the venue. */
final class VariableIsSet {
    static final String REGEXP = "(?:(?!\\$\\{).)*";
    static final String MESSAGE = "the variable it names is not set";

    private VariableIsSet() {}
}
