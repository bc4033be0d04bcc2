package dev.causeway.gateway.inbound.fix.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's lines on their way into its file: gathered, written together, and counted when a write fails. Then nothing is
 * tried for a second, and the file says what is missing as soon as it can be written. Owner: the writer thread.
 */
final class SessionLines {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLines.class);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String session;
    private final RingSink sink;
    private final RollingFile file;
    private final LogLine notice = new LogLine();
    private final LongAdder unwritten = new LongAdder();
    private ByteBuffer lines = ByteBuffer.allocate(64 << 10);
    private int count;
    private long told;
    private long failedNanos;
    private String failure = "";

    SessionLines(String session, RingSink sink, RollingFile file) {
        this.session = session;
        this.sink = sink;
        this.file = file;
    }

    String session() {
        return session;
    }

    RingSink sink() {
        return sink;
    }

    /** Lines that could not be written. Any thread. */
    long unwritten() {
        return unwritten.sum();
    }

    /** Takes a line; what is gathered is written when there is no room for it. */
    void add(DirectBuffer line, int length, long epochNanos) {
        if (length > lines.remaining()) {
            flush(epochNanos);
        }
        if (length > lines.remaining()) {
            lines = ByteBuffer.allocate(2 * length);
        }
        line.getBytes(0, lines, length);
        count++;
    }

    /** Writes what is gathered, and before it, once, what is missing. */
    void flush(long epochNanos) {
        long missing = sink.dropped() + unwritten.sum();
        if (count == 0 && missing == told) {
            return;
        }
        boolean failing = !failure.isEmpty();
        if (failing && epochNanos - failedNanos < AGAIN_NANOS) {
            drop();
            return;
        }
        try {
            if (missing > told) {
                tell(missing - told, epochNanos);
            }
            told = missing;
            if (count > 0) {
                file.append(lines.flip(), TimeUnit.NANOSECONDS.toMillis(epochNanos));
            }
            if (failing) {
                LOG.warn("{}: the session's log is written again", session);
                failure = "";
            }
            lines.clear();
            count = 0;
        } catch (IOException e) {
            failed(e, epochNanos);
        }
    }

    private void tell(long missing, long epochNanos) throws IOException {
        String why = failure.isEmpty() ? "the buffer was full" : "the file could not be written";
        notice.missing(epochNanos, session, missing, why);
        ByteBuffer said = ByteBuffer.allocate(notice.length());
        notice.buffer().getBytes(0, said, notice.length());
        file.append(said.flip(), TimeUnit.NANOSECONDS.toMillis(epochNanos));
    }

    private void failed(IOException e, long epochNanos) {
        if (failure.isEmpty()) {
            LOG.warn("{}: the session's log cannot be written, its lines are counted: {}", session, e.toString());
        }
        failure = String.valueOf(e);
        failedNanos = epochNanos;
        drop();
    }

    private void drop() {
        unwritten.add(count);
        lines.clear();
        count = 0;
    }

    void close(long epochNanos) {
        flush(epochNanos);
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("{}: the session's log is not closed: {}", session, e.toString());
        }
    }
}
