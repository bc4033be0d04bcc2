package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.security}: who may use the management port. There is no account unless one is named here.
 *
 * @param accounts people and machines
 */
public record SecurityProperties(@DefaultValue List<@Valid Account> accounts) {
    /**
     * One account; exactly one of password, token and token-sha256.
     *
     * @param name shown in the audit
     * @param role viewer: reads; operator: reads and commands; admin: everything, log levels too
     * @param password a person's, sent by HTTP Basic; never shown, belongs into the environment or a config tree
     * @param token a machine's, sent as Bearer; never shown, belongs into the environment or a config tree
     * @param tokenSha256 SHA-256 of a machine's token, 64 hex digits: no secret
     */
    public record Account(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,32}", message = "1 to 32 letters, digits, dots, hyphens")
            String name,

            @NotNull Role role,
            String password,
            String token,

            @Pattern(regexp = "[0-9a-fA-F]{64}", message = "64 hex digits")
            String tokenSha256) {
        @Override
        public String toString() {
            return "Account[" + name + ", " + role + "]";
        }
    }

    /** What an account may do; each may do what the ones before it may. */
    public enum Role {
        VIEWER,
        OPERATOR,
        ADMIN
    }
}
