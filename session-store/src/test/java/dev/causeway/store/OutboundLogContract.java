package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbound log does, whatever it writes to; those that outlive the process: {@link DurableOutboundLogContract}. */
public abstract class OutboundLogContract {
    protected OutboundLog log;

    /** A fresh, empty log. */
    protected abstract OutboundLog create();

    /** A log of its own that keeps at most this much. */
    protected abstract OutboundLog bounded(long maxBytes);

    @BeforeEach
    void open() {
        log = create();
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void shouldExpectOneInEpochZeroWhenEmpty() {
        assertThat(log.epoch()).isZero();
        assertThat(log.epochStartNanos()).isZero();
        assertThat(log.nextSeqNo()).isEqualTo(1);
        assertThat(log.lowestSeqNo()).isZero();
        assertThat(messages(log, 1, 100)).isEmpty();
    }

    @Test
    void shouldMoveNumberWithMessageWhenAppended() {
        log.reset(1, 1, 77);

        append(log, 1, "one");
        append(log, 2, "two");

        assertThat(log.nextSeqNo()).isEqualTo(3);
        assertThat(log.lowestSeqNo()).isEqualTo(1);
        assertThat(messages(log, 1, 2)).containsExactly("1=one@1001", "2=two@1002");
    }

    @Test
    void shouldAppendBeforeAnyResetWhenNoEpochIsNeeded() {
        append(log, 1, "one");

        assertThat(log.epoch()).isZero();
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001");
    }

    @Test
    void shouldLeaveOutNumbersWithoutMessageWhenStreaming() {
        append(log, 1, "one");
        log.nextSeqNo(5, 10);
        append(log, 5, "five");
        append(log, 9, "nine");

        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "5=five@1005", "9=nine@1009");
        assertThat(messages(log, 2, 5)).containsExactly("5=five@1005");
        assertThat(messages(log, 2, 4)).isEmpty();
        assertThat(log.nextSeqNo()).isEqualTo(10);
    }

    @Test
    void shouldStopStreamingWhenVisitorHasEnough() {
        for (int seqNo = 1; seqNo <= 10; seqNo++) {
            append(log, seqNo, "m" + seqNo);
        }

        long shown = log.forEach(3, 10, (seqNo, epochNanos, buffer, offset, length) -> seqNo < 5);

        assertThat(shown).isEqualTo(3);
    }

    @Test
    void shouldRefuseNumberWhenItIsTaken() {
        append(log, 1, "one");

        assertThatThrownBy(() -> append(log, 1, "again")).isInstanceOf(IllegalArgumentException.class);
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001");
    }

    @Test
    void shouldForgetMessagesWhenNumberIsMovedDown() {
        log.reset(4, 1, 77);
        append(log, 1, "one");
        append(log, 2, "two");

        log.nextSeqNo(2, 10);
        append(log, 2, "other");

        assertThat(messages(log, 1, 9)).containsExactly("2=other@1002");
        assertThat(log.lowestSeqNo()).isEqualTo(2);
        assertThat(log.epoch()).isEqualTo(4);
        assertThat(log.epochStartNanos()).isEqualTo(77);
    }

    @Test
    void shouldForgetEverythingWhenReset() {
        log.reset(1, 1, 77);
        append(log, 1, "one");

        log.reset(2, 5, 88);

        assertThat(log.epoch()).isEqualTo(2);
        assertThat(log.epochStartNanos()).isEqualTo(88);
        assertThat(log.nextSeqNo()).isEqualTo(5);
        assertThat(log.lowestSeqNo()).isZero();
        assertThat(messages(log, 1, 9)).isEmpty();
    }

    @Test
    void shouldReadNoMoreThanWasAskedForWhenRangeIsLong() {
        byte[] large = new byte[4000];
        for (int seqNo = 1; seqNo <= 600; seqNo++) {
            log.append(seqNo, new UnsafeBuffer(large), 0, large.length, seqNo);
        }
        var thread = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        long shown = log.forEach(1, 600, (seqNo, epochNanos, buffer, offset, length) -> seqNo < 70);

        assertThat(shown).isEqualTo(70);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(3 << 19);
        assertThat(log.forEach(1, 600, (seqNo, epochNanos, buffer, offset, length) -> length == 4000))
                .isEqualTo(600);
    }

    @Test
    void shouldDropOldestAndKeepNumbersWhenBoundIsReached() {
        try (OutboundLog small = bounded(16 << 10)) {
            small.reset(1, 1, 77);
            for (int seqNo = 1; seqNo <= 400; seqNo++) {
                append(small, seqNo, "message-".repeat(9) + seqNo);
            }

            assertThat(small.lowestSeqNo()).isBetween(2L, 399L);
            assertThat(messages(small, 1, 999)).hasSize((int) (401 - small.lowestSeqNo()));
            assertThat(messages(small, 399, 400))
                    .containsExactly(
                            "399=" + "message-".repeat(9) + "399@1399", "400=" + "message-".repeat(9) + "400@1400");
            assertThat(small.nextSeqNo()).isEqualTo(401);
        }
    }

    protected static void append(OutboundLog log, long seqNo, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        log.append(seqNo, new UnsafeBuffer(bytes), 0, bytes.length, 1000 + seqNo);
    }

    protected static List<String> messages(OutboundLog log, long from, long to) {
        List<String> seen = new ArrayList<>();
        long shown = log.forEach(from, to, (seqNo, epochNanos, buffer, offset, length) -> {
            seen.add(seqNo + "=" + buffer.getStringWithoutLengthAscii(offset, length) + "@" + epochNanos);
            return true;
        });
        assertThat(shown).isEqualTo(seen.size());
        return seen;
    }
}
