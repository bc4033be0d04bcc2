package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.store.postgres}: where outbound logs are with {@code gateway.store.outbound: postgres}.
 *
 * @param url jdbc:postgresql://host:port/database
 * @param user who logs in; may create a schema, or use the one there is
 * @param password of the user; never shown
 * @param schema where the tables are, made when missing
 */
public record PostgresProperties(
        @NotNull @Pattern(regexp = "jdbc:postgresql:.+", message = "jdbc:postgresql://host:port/database")
        String url,

        @NotNull String user,

        @NotNull @Pattern(regexp = VariableIsSet.REGEXP, message = VariableIsSet.MESSAGE)
        String password,

        @NotNull
        @Pattern(regexp = "[a-z_][a-z0-9_]{0,62}", message = "small letters, digits and _, not beginning with a digit")
        @DefaultValue("causeway")
        String schema) {
    @Override
    public String toString() {
        return "PostgresProperties[user=" + user + ", schema=" + schema + "]";
    }
}
