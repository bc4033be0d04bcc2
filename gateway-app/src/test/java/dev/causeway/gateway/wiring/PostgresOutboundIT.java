package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.causeway.gateway.config.ConsistencyCheck;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gateway.store.outbound: postgres}, from the settings to the rows of a real server. */
class PostgresOutboundIT {
    private static final SessionIdentity SESSION = new SessionIdentity(1, 1, "simx-fix", "SIMX", 'F');
    private static EmbeddedPostgres server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startServer() {
        try {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
        } catch (IOException | RuntimeException e) {
            abort("SKIPPED: no PostgreSQL server starts here: " + e);
        }
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private GatewayProperties properties(int port) {
        GatewayProperties properties = new BoundSessions()
                .with("gateway.data-dir", directory.toString())
                .with("gateway.feed.channels.a.group", "239.192.0.1")
                .with("gateway.feed.channels.a.port", "15993")
                .with("gateway.feed.channels.b.group", "239.192.0.2")
                .with("gateway.feed.channels.b.port", "15994")
                .with("gateway.store.sync", "batch")
                .with("gateway.store.outbound", "postgres")
                .with("gateway.store.postgres.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres")
                .with("gateway.store.postgres.user", "postgres")
                .with("gateway.store.postgres.password", "canary")
                .bind();
        ConsistencyCheck.check(properties);
        return properties;
    }

    private OutboundLogs logs(int port) {
        return new OutboundLogs(properties(port), new SystemEpochNanoClock());
    }

    @Test
    void shouldKeepWhatASessionSentInTheDatabaseAndNothingInFilesWhenItIsSaidSo() throws SQLException {
        UnsafeBuffer message = new UnsafeBuffer("35=D".getBytes(StandardCharsets.US_ASCII));
        try (OutboundLogs logs = logs(server.getPort())) {
            OutboundLog log = logs.open(SESSION);
            log.reset(1, 1, 77);
            log.append(1, message, 0, message.capacity(), 78);
        }

        try (OutboundLogs again = logs(server.getPort())) {
            assertThat(again.open(SESSION).nextSeqNo()).isEqualTo(2);
        }
        assertThat(rows()).isEqualTo(1);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldSayWhyAndHideThePasswordWhenTheDatabaseIsNotThere() {
        try (OutboundLogs logs = logs(1)) {
            assertThatThrownBy(() -> logs.open(SESSION))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("PostgreSQL outbound logs: cannot connect")
                    .hasMessageNotContaining("canary");
        }
    }

    private static int rows() throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from causeway.outbound_record where session = 'simx-fix'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
