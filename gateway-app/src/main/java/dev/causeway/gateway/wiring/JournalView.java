package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.command.NoAnswerException;
import dev.causeway.gateway.ops.journal.JournalPositions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The journal's positions, from the stages around it. Any thread. */
record JournalView(Gateway gateway) implements JournalPositions {
    private static final long ROLL_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    @Override
    public String streamName() {
        return gateway.journal().streamName();
    }

    @Override
    public void roll() {
        String ending = streamName();
        gateway.rollStream();
        long deadlineNanos = System.nanoTime()
                + gateway.properties().operations().commandTimeout().toNanos();
        while (streamName().equals(ending)) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new NoAnswerException("the journal did not answer: stream " + ending
                        + " goes on, a new one is asked for again until it begins");
            }
            LockSupport.parkNanos(ROLL_LOOK_NANOS);
        }
    }

    @Override
    public long journaled() {
        return gateway.journal().journaledPosition();
    }

    @Override
    public long published() {
        return gateway.publisher().nextFeedSeq() - 1;
    }

    @Override
    public long lagSlots() {
        return gateway.pipeline().published()
                - gateway.pipeline().stages().get(0).position();
    }

    @Override
    public String syncPolicy() {
        return gateway.properties().store().sync().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Long commitMillisAgo() {
        long committedNanos = gateway.committedEpochNanos();
        return committedNanos == 0
                ? null
                : Math.max(0, System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(committedNanos));
    }

    @Override
    public String failure() {
        return gateway.journalStage().storeFailure();
    }
}
