package dev.causeway.gateway.ops.journal;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Looks records up with a reader of its own, at most {@link #MAX_SCANNED} a request, so that a search never holds anything
 * up for long. One request at a time.
 */
public final class JournalSearch implements AutoCloseable {
    /** The most records of one answer. */
    public static final int MAX_LIMIT = 1000;

    private static final int MAX_SCANNED = 200_000;

    /** By how much a record's time may lie outside the order of the numbers for a search by time to find it. */
    private static final long OUT_OF_ORDER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JournalReader reader;
    private final LongSupplier newest;
    private final UnaryOperator<String> redaction;
    private final JournalEntry entry = new JournalEntry();
    private final OrderMatch orders = new OrderMatch();
    private final int maxScanned;
    private boolean closed;

    /**
     * @param newest the highest committed number
     * @param redaction blanks secrets and control characters
     */
    public JournalSearch(JournalReader reader, LongSupplier newest, UnaryOperator<String> redaction) {
        this(reader, newest, redaction, MAX_SCANNED);
    }

    JournalSearch(JournalReader reader, LongSupplier newest, UnaryOperator<String> redaction, int maxScanned) {
        this.maxScanned = maxScanned;
        this.reader = reader;
        this.newest = newest;
        this.redaction = redaction;
    }

    synchronized long lowest() {
        return closed ? 0 : reader.lowestFeedSeq();
    }

    synchronized JournalPage find(JournalQuery query, int limit) {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
        long last = query.to() == 0 ? newest.getAsLong() : Math.min(query.to(), newest.getAsLong());
        long next = Math.max(Math.max(query.from(), reader.lowestFeedSeq()), 1);
        if (query.since() > 0) {
            next = firstSince(next, last, query.since() - OUT_OF_ORDER_NANOS);
        }
        if (query.until() > 0) {
            last = firstSince(next, last, query.until() + OUT_OF_ORDER_NANOS) - 1;
        }
        long scanned = 0;
        List<JournalPage.Found> found = new ArrayList<>();
        while (next <= last && found.size() < limit && scanned < maxScanned && reader.read(next, entry)) {
            if (matches(query)) {
                found.add(describe());
            }
            scanned++;
            next++;
        }
        return new JournalPage(found, scanned, next <= last ? next : 0);
    }

    /** Records are made in about the order of their numbers, so halving finds where a time begins. */
    private long firstSince(long from, long to, long sinceEpochNanos) {
        long low = from;
        long high = to + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (reader.read(middle, entry) && entry.epochNanos < sinceEpochNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean matches(JournalQuery query) {
        return (query.session() < 0 || entry.sessionNo == query.session())
                && entry.epochNanos >= query.since()
                && (query.until() == 0 || entry.epochNanos <= query.until())
                && (query.type() == null || query.type().equals(type()))
                && (query.clOrdId() == null
                        || orders.matches(query.clOrdId(), entry.buffer, entry.offset, entry.length));
    }

    private String type() {
        return entry.length < FeedMessage.HEADER_LENGTH
                ? "other"
                : FeedTemplates.name(FeedMessage.templateId(entry.buffer, entry.offset));
    }

    private JournalPage.Found describe() {
        byte[] payload = new byte[entry.length];
        entry.buffer.getBytes(entry.offset, payload);
        String text = redaction.apply(new String(payload, StandardCharsets.ISO_8859_1));
        return new JournalPage.Found(
                entry.feedSeq,
                type(),
                entry.sessionNo,
                entry.epoch,
                entry.venueSeqNo,
                Instant.ofEpochSecond(0, entry.epochNanos).toString(),
                entry.length,
                text.replaceAll("[^\\x20-\\x7e]", "."));
    }

    @Override
    public synchronized void close() {
        closed = true;
        reader.close();
    }
}
