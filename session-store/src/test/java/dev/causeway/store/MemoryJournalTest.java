package dev.causeway.store;

class MemoryJournalTest extends JournalContract {
    @Override
    protected Journal create() {
        return new MemoryJournal();
    }
}
