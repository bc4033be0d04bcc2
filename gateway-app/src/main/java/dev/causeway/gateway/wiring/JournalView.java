package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.journal.JournalPositions;

/** The journal's positions, from the stages around it. Any thread. */
record JournalView(Gateway gateway) implements JournalPositions {
    @Override
    public String streamName() {
        return gateway.journal().streamName();
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
    public String failure() {
        return gateway.journalStage().storeFailure();
    }
}
