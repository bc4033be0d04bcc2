package dev.causeway.gateway.inbound.fix.store;

import dev.causeway.store.OutboundLog;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import quickfix.MessageStore;

/**
 * QuickFIX/J's message store over the ring and the outbound log. Inbound numbers are {@link InboundNumbers}; a sent message
 * and its number are one record of the {@link OutboundLog}, written by {@link #set}; the increment after it writes nothing.
 *
 * <p>A store that fails is told to {@code onFailure} and to the engine as IOException, which the engine only logs: the
 * owner of {@code onFailure} has to cut the connection.
 *
 * <p>Threads: the session's dispatch thread and the engine's timer; outbound calls are under the engine's sender lock.
 */
public final class RingMessageStore implements MessageStore {
    private static final int MAX_RESEND_MESSAGES = 10_000;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final InboundNumbers inbound;
    private final OutboundLog outbound;
    private final EpochNanoClock clock;
    private final Consumer<StoreException> onFailure;
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[0]);
    private final Runnable increment;
    private final Runnable passing;
    private long incrementedBySet;
    private long resetOwnSeqNo;
    private long freshSinceNanos;

    /**
     * Opens the store where the journal stands, finishing a reset that a crash cut between journal and outbound log.
     *
     * @param onFailure told what failed, before the engine is
     * @param passing called before the engine passes over a message's number; may put the message into the ring
     * @throws StoreException the outbound log is of a later epoch than the journal, or cannot be written
     */
    public RingMessageStore(
            InboundNumbers inbound,
            OutboundLog outbound,
            EpochNanoClock clock,
            Consumer<StoreException> onFailure,
            Runnable passing) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.clock = clock;
        this.onFailure = onFailure;
        this.passing = passing;
        this.increment = this::increment;
        adopt();
    }

    /** Takes up the committed position, inbound and outbound. Also after a failure, before the next log-on. */
    public void adopt() {
        inbound.rebase();
        int epoch = inbound.committedEpoch();
        if (outbound.epoch() > epoch) {
            throw new StoreException("the outbound log is of epoch " + outbound.epoch() + ", the journal of epoch "
                    + epoch + ": they do not belong together");
        }
        if (outbound.epoch() < epoch) {
            long start = inbound.committedEpochStartNanos();
            outbound.reset(epoch, 1, start != 0 ? start : clock.nanoTime());
        }
    }

    /** SequenceReset in reset mode is about to be applied; its own number is not lost, 0 when the mode is the other. */
    public void onResetMode(long ownSeqNo) {
        resetOwnSeqNo = ownSeqNo;
    }

    /** The SequenceReset was applied, or was not. */
    public void onResetModeEnd() {
        resetOwnSeqNo = 0;
    }

    @Override
    public boolean set(int sequence, String message) throws IOException {
        guarded(() -> {
            byte[] stored = Redaction.message(message).getBytes(StandardCharsets.ISO_8859_1);
            bytes.wrap(stored);
            outbound.append(sequence, bytes, 0, stored.length, clock.nanoTime());
            incrementedBySet = sequence + 1L;
        });
        return true;
    }

    /** A venue may ask for numbers that were never used: the range is then empty, or begins behind its end. */
    @Override
    public void get(int startSequence, int endSequence, Collection<String> messages) throws IOException {
        if (startSequence > endSequence) {
            return;
        }
        guarded(() -> outbound.forEach(startSequence, endSequence, (seqNo, epochNanos, buffer, offset, length) -> {
            if (!AdminMessages.contain(buffer, offset, length)) {
                byte[] copy = new byte[length];
                buffer.getBytes(offset, copy);
                messages.add(new String(copy, StandardCharsets.ISO_8859_1));
            }
            return messages.size() < MAX_RESEND_MESSAGES;
        }));
    }

    @Override
    public int getNextSenderMsgSeqNum() {
        return (int) outbound.nextSeqNo();
    }

    @Override
    public int getNextTargetMsgSeqNum() {
        return (int) inbound.expected();
    }

    @Override
    public void setNextSenderMsgSeqNum(int next) throws IOException {
        incrementedBySet = 0;
        guarded(() -> outbound.nextSeqNo(next, clock.nanoTime()));
    }

    @Override
    public void incrNextSenderMsgSeqNum() throws IOException {
        if (incrementedBySet != 0 && incrementedBySet == outbound.nextSeqNo()) {
            incrementedBySet = 0;
            return;
        }
        guarded(() -> outbound.nextSeqNo(outbound.nextSeqNo() + 1, clock.nanoTime()));
    }

    @Override
    public void setNextTargetMsgSeqNum(int next) throws IOException {
        long own = resetOwnSeqNo;
        guarded(() -> {
            if (own != 0) {
                inbound.skipTo(next, own);
            } else {
                inbound.moveTo(next);
            }
        });
    }

    @Override
    public void incrNextTargetMsgSeqNum() throws IOException {
        guarded(increment);
    }

    private void increment() {
        synchronized (inbound) {
            passing.run();
            inbound.increment();
        }
    }

    @Override
    public Date getCreationTime() {
        return new Date(creationTimeMillis());
    }

    @Override
    public Calendar getCreationTimeCalendar() {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(creationTimeMillis());
        return calendar;
    }

    /**
     * Ring drained, epoch committed in the journal, then the outbound log: a crash in between is finished at the start. The
     * engine resets twice for one Logon with ResetSeqNumFlag(141); the second finds a fresh epoch that nothing has used.
     */
    @Override
    public void reset() throws IOException {
        if (isFresh()) {
            return;
        }
        guarded(() -> {
            int epoch = inbound.startEpoch();
            outbound.reset(epoch, 1, clock.nanoTime());
            incrementedBySet = 0;
            freshSinceNanos = clock.nanoTime();
        });
    }

    /** Memory is never behind the stores, and the sender number never goes back: nothing to read again. */
    @Override
    public void refresh() {
        // the live numbers are the newest there are
    }

    private boolean isFresh() {
        return inbound.untouched()
                && outbound.nextSeqNo() == 1
                && clock.nanoTime() - freshSinceNanos < FRESH_NANOS
                && freshSinceNanos != 0;
    }

    private long creationTimeMillis() {
        long committedStart = inbound.committedEpochStartNanos();
        return TimeUnit.NANOSECONDS.toMillis(committedStart != 0 ? committedStart : outbound.epochStartNanos());
    }

    private void guarded(Runnable action) throws IOException {
        try {
            action.run();
        } catch (StoreException e) {
            onFailure.accept(e);
            throw new IOException(e.getMessage(), e);
        }
    }
}
