package dev.causeway.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import dev.causeway.store.SyncPolicy;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The sessions' outbound logs in one PostgreSQL schema. Makes or migrates the tables when opened. Opened and closed by one
 * thread; {@link #open} may be called by any.
 */
public final class PostgresStore implements AutoCloseable {
    private final HikariDataSource pool;

    private PostgresStore(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects, and brings the tables up to date.
     *
     * @throws StoreException no connection, no right, tables of a newer program, or a server that does not force its log
     *     to the device although {@link SyncPolicy#BATCH} is asked for
     */
    public static PostgresStore open(PostgresOptions options) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config(options));
            Flyway.configure()
                    .dataSource(pool)
                    .schemas(options.schema())
                    .locations("classpath:dev/causeway/store/postgres/migration")
                    .load()
                    .migrate();
            if (options.sync() == SyncPolicy.BATCH) {
                requireFsync(pool);
            }
            return new PostgresStore(pool);
        } catch (StoreException e) {
            pool.close();
            throw e;
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            String kind = e instanceof FlywayException ? "cannot prepare the tables" : "cannot connect";
            throw new StoreException("PostgreSQL outbound logs: " + kind + ": " + e.getMessage(), e);
        }
    }

    private static HikariConfig config(PostgresOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("gw-outbound");
        config.setJdbcUrl(options.url());
        config.setUsername(options.user());
        config.setPassword(options.password());
        config.setSchema(options.schema());
        config.setMaximumPoolSize(options.connections());
        config.setConnectionTimeout(options.timeout().toMillis());
        config.setValidationTimeout(Math.max(250, options.timeout().toMillis() / 2));
        config.setConnectionInitSql("set synchronous_commit = " + (options.sync() == SyncPolicy.BATCH ? "on" : "off"));
        String seconds = Long.toString(Math.max(1, options.timeout().toSeconds()));
        config.addDataSourceProperty("socketTimeout", seconds);
        config.addDataSourceProperty("connectTimeout", seconds);
        return config;
    }

    private static void requireFsync(HikariDataSource pool) {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show fsync")) {
            row.next();
            if (!row.getString(1).equals("on")) {
                throw new StoreException("sync batch needs a PostgreSQL server with fsync = on");
            }
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL outbound logs: " + e.getMessage(), e);
        }
    }

    /**
     * Opens or begins a session's log and makes this object its only writer: a log that another gateway holds open for the
     * same session refuses everything from now on.
     *
     * @param session the session's id
     * @param maxBytes bound of the messages kept, with some 64 bytes for each; the oldest are dropped
     * @throws StoreException the server refuses
     */
    public OutboundLog open(String session, long maxBytes) {
        return new PostgresOutboundLog(new OutboundTable(pool, session), maxBytes);
    }

    /** Gives the connections back; the logs must not be used any more. */
    @Override
    public void close() {
        pool.close();
    }
}
