package dev.causeway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What every outbound log does that outlives its process: it continues, and it heals once the cause of a fault is gone. */
public abstract class DurableOutboundLogContract extends OutboundLogContract {
    /** Opens what {@link #create} made again; the former object was closed, or its process died. */
    protected abstract OutboundLog reopen();

    /** From now on what the log writes does not arrive. */
    protected abstract void breakStore();

    /** Takes the cause away. */
    protected abstract void healStore();

    @Test
    void shouldContinueWhenReopened() {
        log.reset(3, 10, 77);
        append(log, 10, "ten");
        log.nextSeqNo(15, 1);
        append(log, 15, "fifteen");
        log.nextSeqNo(20, 1);
        log.close();

        log = reopen();

        assertThat(log.epoch()).isEqualTo(3);
        assertThat(log.epochStartNanos()).isEqualTo(77);
        assertThat(log.nextSeqNo()).isEqualTo(20);
        assertThat(log.lowestSeqNo()).isEqualTo(10);
        assertThat(messages(log, 1, 99)).containsExactly("10=ten@1010", "15=fifteen@1015");
    }

    @Test
    void shouldKeepNumberThatWasMovedDownWhenReopened() {
        log.reset(3, 1, 77);
        append(log, 1, "one");
        append(log, 2, "two");
        log.nextSeqNo(2, 10);
        log.close();

        log = reopen();

        assertThat(log.epoch()).isEqualTo(3);
        assertThat(log.epochStartNanos()).isEqualTo(77);
        assertThat(log.nextSeqNo()).isEqualTo(2);
        assertThat(messages(log, 1, 99)).isEmpty();
    }

    @Test
    void shouldForgetOldEpochWhenReopenedAfterReset() {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        log.reset(2, 7, 88);
        log.close();

        log = reopen();

        assertThat(log.epoch()).isEqualTo(2);
        assertThat(log.epochStartNanos()).isEqualTo(88);
        assertThat(log.nextSeqNo()).isEqualTo(7);
        assertThat(log.lowestSeqNo()).isZero();
        assertThat(messages(log, 1, 99)).isEmpty();
    }

    @Test
    void shouldStoreNothingAndHealWhenAppendFails() {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        breakStore();

        assertThatThrownBy(() -> append(log, 2, "lost")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> append(log, 2, "lost")).isInstanceOf(StoreException.class);
        assertThat(log.nextSeqNo()).isEqualTo(2);
        healStore();
        append(log, 2, "two");

        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        log.close();
        log = reopen();
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        assertThat(log.nextSeqNo()).isEqualTo(3);
    }

    @Test
    void shouldKeepNumberAndHealWhenItCannotBeMoved() {
        log.reset(1, 1, 77);
        breakStore();

        assertThatThrownBy(() -> log.nextSeqNo(9, 10)).isInstanceOf(StoreException.class);
        assertThat(log.nextSeqNo()).isEqualTo(1);
        healStore();
        append(log, 1, "one");
        log.nextSeqNo(5, 10);
        log.close();
        log = reopen();

        assertThat(log.nextSeqNo()).isEqualTo(5);
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001");
    }

    @Test
    void shouldKeepOldEpochAndHealWhenResetFails() {
        log.reset(1, 1, 77);
        append(log, 1, "one");
        breakStore();

        assertThatThrownBy(() -> log.reset(2, 1, 88)).isInstanceOf(StoreException.class);
        assertThat(log.epoch()).isEqualTo(1);
        assertThat(log.epochStartNanos()).isEqualTo(77);
        assertThat(log.nextSeqNo()).isEqualTo(2);
        healStore();
        append(log, 2, "two");
        log.close();
        log = reopen();

        assertThat(log.epoch()).isEqualTo(1);
        assertThat(messages(log, 1, 9)).containsExactly("1=one@1001", "2=two@1002");
        log.reset(2, 1, 88);
        assertThat(messages(log, 1, 9)).isEmpty();
    }
}
