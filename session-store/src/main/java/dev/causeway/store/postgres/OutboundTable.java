package dev.causeway.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.causeway.store.OutboundLog.MessageVisitor;
import dev.causeway.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The statements of one session. Every write is fenced: it names its writer and the writer's term, and locks the session's
 * row while it runs. So after {@link #claim} nothing that was sent before can still take effect, and of two
 * gateways only the one that came last can write. Owned by the log's owner.
 */
final class OutboundTable {
    private static final int PAGE_ROWS = 64;
    /** SQL state class: where one connection broke the idle ones are dead too, so none of them is given out again. */
    private static final String CONNECTION_FAILED = "08";

    private static final String MINE = " where session = ? and owner = ? and term = ?";
    private static final String LIFE = " where session = ? and life = ?";

    private final HikariDataSource pool;
    private final String session;
    private final UUID owner = UUID.randomUUID();
    private long term;

    OutboundTable(HikariDataSource pool, String session) {
        this.pool = pool;
        this.session = session;
    }

    /** What a life's records add up to. */
    record Totals(long nextSeqNo, long lowestSeqNo, long bytes) {}

    /** Work on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Becomes the session's writer, whoever it was. */
    OutboundState takeOver() {
        return call("open", connection -> {
            String upsert = "insert into outbound_session values (?, ?, 0, 0, 0, 0, 1)"
                    + " on conflict (session) do update set owner = excluded.owner, term = 0"
                    + " returning life, epoch, epoch_start_nanos, first_seq_no";
            try (PreparedStatement statement = prepare(connection, upsert, session, owner);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new OutboundState(row.getLong(1), row.getInt(2), row.getLong(3), row.getLong(4));
            }
        });
    }

    /** After a write whose end is unknown: makes the table say what the log says, and begins a new term. */
    void claim(OutboundState state, long nextSeqNo) {
        long next = term + 1;
        term = next;
        run("recover", connection -> {
            connection.setAutoCommit(false);
            String update = "update outbound_session set term = ?, life = ?, epoch = ?, epoch_start_nanos = ?,"
                    + " first_seq_no = ? where session = ? and owner = ? and term < ?";
            long life = state.life();
            requireOwned(execute(
                    connection,
                    update,
                    next,
                    life,
                    state.epoch(),
                    state.epochStartNanos(),
                    state.firstSeqNo(),
                    session,
                    owner,
                    next));
            execute(connection, "delete from outbound_record" + LIFE + " and seq_no >= ?", session, life, nextSeqNo);
            connection.commit();
            return 1;
        });
    }

    /** Begins another life. */
    void begin(OutboundState state) {
        String update = "update outbound_session set life = ?, epoch = ?, epoch_start_nanos = ?, first_seq_no = ?";
        run(
                "reset",
                connection -> execute(
                        connection,
                        update + MINE,
                        state.life(),
                        state.epoch(),
                        state.epochStartNanos(),
                        state.firstSeqNo(),
                        session,
                        owner,
                        term));
    }

    /** @param message null for a number without one */
    void insert(long life, long seqNo, long epochNanos, byte[] message) {
        String insert = "insert into outbound_record select session, ?, ?, ?, ? from outbound_session" + MINE;
        run(
                "append",
                connection -> execute(
                        connection, insert + " for share", life, seqNo, epochNanos, message, session, owner, term));
    }

    /** Deletes everything of earlier lives. */
    void forgetBefore(long life) {
        call(
                "forget",
                connection -> execute(
                        connection, "delete from outbound_record where session = ? and life < ?", session, life));
    }

    /**
     * Deletes the oldest rows below a number, a page of them.
     *
     * @return their bytes
     */
    long dropOldest(long life, long below, int rowBytes) {
        String delete = "with dropped as (delete from outbound_record" + LIFE + " and seq_no < ? and seq_no <="
                + " (select max(seq_no) from (select seq_no from outbound_record" + LIFE
                + " order by seq_no limit " + PAGE_ROWS + ") oldest) returning message)"
                + " select coalesce(sum(coalesce(octet_length(message), 0) + ?), 0) from dropped";
        return call("drop", connection -> number(connection, delete, session, life, below, session, life, rowBytes));
    }

    /** The lowest number with a message, 0 when there is none. */
    long lowestSeqNo(long life) {
        String select = "select coalesce(min(seq_no), 0) from outbound_record" + LIFE + " and message is not null";
        return call("count", connection -> number(connection, select, session, life));
    }

    Totals totals(long life, int rowBytes) {
        String select = "select max(seq_no), min(seq_no) filter (where message is not null),"
                + " coalesce(sum(coalesce(octet_length(message), 0) + ?), 0) from outbound_record";
        return call("count", connection -> {
            try (PreparedStatement statement = prepare(connection, select + LIFE, rowBytes, session, life);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Totals(row.getLong(1) + 1, row.getLong(2), row.getLong(3));
            }
        });
    }

    /** Shows stored messages page by page: no connection is held while the visitor works. */
    long forEach(long life, long from, long to, MessageVisitor visitor) {
        Page page = new Page(from);
        long shown = 0;
        while (page.more) {
            page.read(life, to);
            for (int i = 0; i < page.rows; i++) {
                shown++;
                UnsafeBuffer message = new UnsafeBuffer(page.messages[i]);
                if (!visitor.onMessage(page.seqNos[i], page.epochNanos[i], message, 0, message.capacity())) {
                    return shown;
                }
            }
        }
        return shown;
    }

    /** The rows that are in memory at one time. */
    private final class Page {
        private final long[] seqNos = new long[PAGE_ROWS];
        private final long[] epochNanos = new long[PAGE_ROWS];
        private final byte[][] messages = new byte[PAGE_ROWS][];
        private long next;
        private int rows;
        private boolean more = true;

        Page(long from) {
            this.next = from;
        }

        void read(long life, long to) {
            String select = "select seq_no, epoch_nanos, message from outbound_record" + LIFE
                    + " and seq_no between ? and ? and message is not null order by seq_no limit " + PAGE_ROWS;
            run("read", connection -> {
                rows = 0;
                try (PreparedStatement statement = prepare(connection, select, session, life, next, to);
                        ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        seqNos[rows] = row.getLong(1);
                        epochNanos[rows] = row.getLong(2);
                        messages[rows++] = row.getBytes(3);
                    }
                }
                return 1;
            });
            more = rows == PAGE_ROWS;
            next = rows == 0 ? next : seqNos[rows - 1] + 1;
        }
    }

    private void run(String what, Work<Integer> work) {
        requireOwned(call(what, work));
    }

    private void requireOwned(int rows) {
        if (rows == 0) {
            throw new StoreException("outbound log of " + session + ": another gateway has taken it over");
        }
    }

    private <T> T call(String what, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_FAILED)) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            throw new StoreException(
                    "outbound log of " + session + ": " + what + " failed, SQL state " + e.getSQLState() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    statement.setNull(i + 1, java.sql.Types.BINARY);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
