package dev.causeway.gateway.ops.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.CancelRejectEncoder;
import dev.causeway.protocol.feed.sbe.OrderEventEncoder;
import dev.causeway.protocol.feed.sbe.UnmappedEncoder;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.MemoryJournal;
import dev.causeway.store.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalSearchTest {
    private static final byte[] NONE = {};
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final MemoryJournal journal = new MemoryJournal();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private JournalSearch search;

    @BeforeEach
    void begin() {
        journal.beginStream("G1TEST0001", 1);
        search = new JournalSearch(journal.newReader(), journal::journaledPosition, UnaryOperator.identity());
    }

    @AfterEach
    void end() {
        search.close();
    }

    @Test
    void shouldFindEveryMessageOfAnOrder() {
        append(orderEvent("ORDER-1"), SECOND);
        append(orderEvent("ORDER-10"), SECOND);
        append(cancelReject("CANCEL-7", "ORDER-1"), SECOND);
        append(unmapped("35=9\u000111=ORDER-1\u000137=X\u0001"), SECOND);
        append(unmapped("35=9\u000111=ORDER-12\u000158=ORDER-1\u0001"), SECOND);

        assertThat(numbers(query(0, 0, "ORDER-1"), 1000)).containsExactly(1L, 3L, 4L);
        assertThat(numbers(query(0, 0, "CANCEL-7"), 1000)).containsExactly(3L);
        assertThat(numbers(query(0, 0, "ORDER"), 1000)).isEmpty();
    }

    @Test
    void shouldFindWhatWasMadeBetweenTwoTimesBothIncluded() {
        for (int second = 1; second <= 100; second++) {
            append(orderEvent("O"), second * SECOND);
        }

        JournalPage page = search.find(query(40 * SECOND, 45 * SECOND, null), 1000);

        assertThat(page.records()).extracting(JournalPage.Found::feedSeq).containsExactly(40L, 41L, 42L, 43L, 44L, 45L);
        assertThat(page.scanned()).isLessThan(12);
        assertThat(page.next()).isZero();
    }

    @Test
    void shouldFindARecordThatIsALittleOutOfOrder() {
        append(orderEvent("A"), 10 * SECOND);
        append(orderEvent("B"), 9 * SECOND + SECOND / 2);
        append(orderEvent("C"), 11 * SECOND);

        assertThat(numbers(query(10 * SECOND, 11 * SECOND, null), 10)).containsExactly(1L, 3L);
        assertThat(numbers(query(9 * SECOND, 9 * SECOND + SECOND / 2, null), 10))
                .containsExactly(2L);
    }

    @Test
    void shouldGoOnWhereTheLimitStoppedIt() {
        for (int i = 0; i < 10; i++) {
            append(orderEvent("O"), SECOND);
        }

        JournalPage first = search.find(query(0, 0, "O"), 4);
        JournalPage rest = search.find(new JournalQuery(first.next(), 0, 0, 0, null, "O", -1), 1000);

        assertThat(first.records()).hasSize(4);
        assertThat(first.next()).isEqualTo(5);
        assertThat(rest.records()).hasSize(6);
        assertThat(rest.next()).isZero();
    }

    @Test
    void shouldEndWithinItsBoundWhenNothingMatches() {
        JournalSearch small =
                new JournalSearch(journal.newReader(), journal::journaledPosition, UnaryOperator.identity(), 5);
        for (int i = 0; i < 12; i++) {
            append(orderEvent("O"), SECOND);
        }

        JournalPage page = small.find(query(0, 0, "NOBODY"), 1000);

        assertThat(page.records()).isEmpty();
        assertThat(page.scanned()).isEqualTo(5);
        assertThat(page.next()).isEqualTo(6);
        small.close();
    }

    private List<Long> numbers(JournalQuery query, int limit) {
        return search.find(query, limit).records().stream()
                .map(JournalPage.Found::feedSeq)
                .toList();
    }

    private static JournalQuery query(long since, long until, String clOrdId) {
        return new JournalQuery(0, 0, since, until, null, clOrdId, -1);
    }

    private int orderEvent(String clOrdId) {
        begin(OrderEventEncoder.BLOCK_LENGTH, OrderEventEncoder.TEMPLATE_ID);
        OrderEventEncoder encoder = new OrderEventEncoder().wrap(buffer, FeedMessage.HEADER_LENGTH);
        return FeedMessage.HEADER_LENGTH
                + encoder.clOrdId(clOrdId).putText(NONE, 0, 0).encodedLength();
    }

    private int cancelReject(String clOrdId, String origClOrdId) {
        begin(CancelRejectEncoder.BLOCK_LENGTH, CancelRejectEncoder.TEMPLATE_ID);
        CancelRejectEncoder encoder = new CancelRejectEncoder().wrap(buffer, FeedMessage.HEADER_LENGTH);
        encoder.clOrdId(clOrdId).origClOrdId(origClOrdId).putText(NONE, 0, 0);
        return FeedMessage.HEADER_LENGTH + encoder.encodedLength();
    }

    private int unmapped(String fields) {
        begin(UnmappedEncoder.BLOCK_LENGTH, UnmappedEncoder.TEMPLATE_ID);
        byte[] bytes = fields.getBytes(StandardCharsets.US_ASCII);
        UnmappedEncoder encoder = new UnmappedEncoder().wrap(buffer, FeedMessage.HEADER_LENGTH);
        return FeedMessage.HEADER_LENGTH
                + encoder.putBytes(bytes, 0, bytes.length).encodedLength();
    }

    private void begin(int blockLength, int templateId) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        FeedMessage.writeHeader(buffer, 0, blockLength, templateId);
    }

    private void append(int length, long epochNanos) {
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.FEED_NOTICE;
        entry.feedSeq = journal.nextFeedSeq();
        entry.epochNanos = epochNanos;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        journal.append(entry.payload(buffer, 0, length));
        journal.commit();
    }
}
