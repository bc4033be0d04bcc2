package dev.causeway.gateway.outbound.journal;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalReader;
import dev.causeway.store.JournalState;
import dev.causeway.store.JournalStream;
import dev.causeway.store.StoreException;
import java.util.List;

/** A journal that can be told to refuse, as one on a full disk does. */
final class RefusingJournal implements Journal {
    private final Journal journal;
    private String refusal;

    RefusingJournal(Journal journal) {
        this.journal = journal;
    }

    void refuse(String reason) {
        refusal = reason;
    }

    private void check() {
        if (refusal != null) {
            throw new StoreException(refusal);
        }
    }

    @Override
    public Recovery recovery() {
        return journal.recovery();
    }

    @Override
    public JournalState state() {
        return journal.state();
    }

    @Override
    public long nextFeedSeq() {
        return journal.nextFeedSeq();
    }

    @Override
    public String streamName() {
        return journal.streamName();
    }

    @Override
    public void beginStream(String name, long epochNanos) {
        check();
        journal.beginStream(name, epochNanos);
    }

    @Override
    public void append(JournalEntry entry) {
        check();
        journal.append(entry);
    }

    @Override
    public void commit() {
        check();
        journal.commit();
    }

    @Override
    public long journaledPosition() {
        return journal.journaledPosition();
    }

    @Override
    public JournalReader newReader() {
        return journal.newReader();
    }

    @Override
    public List<JournalStream> streams() {
        return journal.streams();
    }

    @Override
    public void close() {
        journal.close();
    }
}
