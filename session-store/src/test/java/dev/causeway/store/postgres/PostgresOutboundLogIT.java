package dev.causeway.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.causeway.store.DurableOutboundLogContract;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import dev.causeway.store.SyncPolicy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real server that forces its log to the device, and what only a second owner or a lost reply shows. */
class PostgresOutboundLogIT extends DurableOutboundLogContract {
    private static final long MAX_BYTES = 8 << 20;

    private static EmbeddedPostgres server;
    private static CuttableRelay relay;
    private static PostgresStore store;
    private static int sessions;

    private String session;

    @BeforeAll
    static void startServer() throws IOException {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException | RuntimeException e) {
            abort("SKIPPED: no PostgreSQL server starts here: " + e);
        }
        // No statement of the pool's own between ours and the fault, however slow the machine.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "600000");
        relay = new CuttableRelay(server.getPort());
        store = PostgresStore.open(options());
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (store != null) {
            store.close();
            relay.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static PostgresOptions options() {
        String url = "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres";
        return PostgresOptions.of(url, "postgres", "postgres", SyncPolicy.BATCH).withTimeout(Duration.ofSeconds(1));
    }

    @Override
    protected OutboundLog create() {
        session = "session-" + ++sessions;
        return store.open(session, MAX_BYTES);
    }

    @Override
    protected OutboundLog reopen() {
        return store.open(session, MAX_BYTES);
    }

    @Override
    protected void breakStore() {
        relay.pass(CuttableRelay.Mode.NOTHING);
    }

    @Override
    protected void healStore() {
        relay.pass(CuttableRelay.Mode.ALL);
    }

    @Override
    protected OutboundLog bounded(long maxBytes) {
        return store.open(session + "-bounded", maxBytes);
    }

    @AfterEach
    void heal() {
        healStore();
    }

    @Test
    void shouldTakeMessageBackWhenServerStoredItButItsReplyWasLost() throws SQLException {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        relay.pass(CuttableRelay.Mode.REQUESTS_ONLY);

        assertThatThrownBy(() -> append(log, 2, "not sent")).isInstanceOf(StoreException.class);
        assertThat(rows()).isEqualTo(2);
        assertThat(log.nextSeqNo()).isEqualTo(2);
        healStore();
        append(log, 2, "two");

        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void shouldTakeResetBackWhenServerDidItButItsReplyWasLost() {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        relay.pass(CuttableRelay.Mode.REQUESTS_ONLY);

        assertThatThrownBy(() -> log.reset(2, 5, 88)).isInstanceOf(StoreException.class);
        healStore();
        append(log, 2, "two");
        log.close();
        log = reopen();

        assertThat(log.epoch()).isEqualTo(1);
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
    }

    @Test
    void shouldRefuseFormerOwnerWhenAnotherTookTheSessionOver() {
        log.reset(1, 1, 77);
        append(log, 1, "one");

        OutboundLog second = reopen();
        append(second, 2, "two");

        assertThatThrownBy(() -> append(log, 2, "other"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("taken it over");
        assertThatThrownBy(() -> log.reset(2, 1, 88)).isInstanceOf(StoreException.class);
        assertThat(messages(second, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        assertThat(second.epoch()).isEqualTo(1);
    }

    @Test
    void shouldRunOnServerThatForcesItsLog() throws SQLException {
        assertThat(query("show fsync")).isEqualTo("on");
    }

    @Test
    void shouldSayWhyAndHidePasswordWhenServerIsNotThere() throws IOException {
        PostgresOptions nowhere = PostgresOptions.of("jdbc:postgresql://127.0.0.1:1/x", "me", "canary", SyncPolicy.NONE)
                .withTimeout(Duration.ofMillis(250));

        assertThatThrownBy(() -> PostgresStore.open(nowhere))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot connect")
                .hasMessageNotContaining("canary");
        assertThat(nowhere.toString()).doesNotContain("canary");
    }

    private int rows() throws SQLException {
        return Integer.parseInt(
                query("select count(*) from causeway.outbound_record where session = '" + session + "'"));
    }

    private static String query(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
