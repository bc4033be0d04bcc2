package dev.causeway.store.postgres;

import dev.causeway.store.SyncPolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * How outbound logs in PostgreSQL are reached.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user who logs in; must be allowed to create a schema, or to use the one there is
 * @param password never shown
 * @param schema where the tables are, made when missing
 * @param connections the pool's size; a session holds one for the time of one statement
 * @param timeout how long a statement, or waiting for a connection, may take before it counts as refused, at least 250 ms
 * @param sync {@link SyncPolicy#BATCH} waits until the server's log is on its device; {@link SyncPolicy#NONE} does not
 */
public record PostgresOptions(
        String url, String user, String password, String schema, int connections, Duration timeout, SyncPolicy sync) {
    public static final String DEFAULT_SCHEMA = "causeway";
    public static final int DEFAULT_CONNECTIONS = 4;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(250);

    public PostgresOptions {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(sync, "sync");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("url: allowed is jdbc:postgresql://host:port/database");
        }
        if (!schema.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("schema '" + schema + "': allowed are small letters, digits and _");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections " + connections + ": allowed is at least 1");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0) {
            throw new IllegalArgumentException("timeout " + timeout + ": allowed is at least " + MIN_TIMEOUT);
        }
    }

    /** Everything but the address at its default. */
    public static PostgresOptions of(String url, String user, String password, SyncPolicy sync) {
        return new PostgresOptions(url, user, password, DEFAULT_SCHEMA, DEFAULT_CONNECTIONS, DEFAULT_TIMEOUT, sync);
    }

    public PostgresOptions withTimeout(Duration value) {
        return new PostgresOptions(url, user, password, schema, connections, value, sync);
    }

    @Override
    public String toString() {
        return "PostgresOptions[user=" + user + ", schema=" + schema + ", connections=" + connections + ", timeout="
                + timeout + ", sync=" + sync + "]";
    }
}
