package dev.causeway.gateway.inbound.fix.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log files of all FIX sessions: bounded memory that the sessions' threads write into and never wait for, and the thread
 * {@code gw-fix-log-0} that makes lines of it. Every sink is asked for before {@link #start}; built, started and closed by one
 * thread.
 */
public final class FixLogs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FixLogs.class);
    static final String THREAD = "gw-fix-log-0";

    private static final int IDLE_MILLIS = 5;
    private static final int CLOSE_MILLIS = (int) TimeUnit.SECONDS.toMillis(5);

    private final FixLogSettings settings;
    private final EpochNanoClock clock;
    private final ManyToOneRingBuffer ring;
    private final List<SessionLines> sessions = new ArrayList<>();
    private AgentRunner runner;

    /**
     * Opens nothing yet.
     *
     * @param settings {@link FixLogSettings#OFF}: every sink is {@link LogSink#NONE}
     */
    public FixLogs(FixLogSettings settings, EpochNanoClock clock) {
        this.settings = settings;
        this.clock = clock;
        this.ring = settings.directory() == null
                ? null
                : new ManyToOneRingBuffer(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                        BitUtil.findNextPositivePowerOfTwo(settings.bufferBytes())
                                + RingBufferDescriptor.TRAILER_LENGTH,
                        BitUtil.CACHE_LINE_LENGTH)));
    }

    /** @param session its id, a slug: the file's name */
    public LogSink sink(String session) {
        if (ring == null) {
            return LogSink.NONE;
        }
        RingSink sink = new RingSink(ring, clock, settings.messages(), sessions.size());
        sessions.add(new SessionLines(
                session,
                sink,
                new RollingFile(settings.directory(), session, settings.maxFileBytes(), settings.maxFiles())));
        return sink;
    }

    /** Lines of a session that found the buffer full. Any thread. */
    public long dropped(String session) {
        return sessions.stream()
                .filter(each -> each.session().equals(session))
                .mapToLong(each -> each.sink().dropped())
                .sum();
    }

    /** Lines of a session that could not be written. Any thread. */
    public long unwritten(String session) {
        return sessions.stream()
                .filter(each -> each.session().equals(session))
                .mapToLong(SessionLines::unwritten)
                .sum();
    }

    /** Begins to write. */
    public void start() {
        if (ring != null) {
            runner = new AgentRunner(
                    new SleepingMillisIdleStrategy(IDLE_MILLIS),
                    e -> LOG.error("writing the sessions' logs failed", e),
                    null,
                    new LogWriter(ring, sessions, clock));
            AgentRunner.startOnThread(runner, task -> {
                Thread thread = new Thread(task, THREAD);
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    /** Writes what has come, within a limit, and ends. */
    @Override
    public void close() {
        if (runner != null) {
            runner.close(CLOSE_MILLIS, thread -> LOG.warn("the sessions' logs are not written to their end"));
        }
    }
}
