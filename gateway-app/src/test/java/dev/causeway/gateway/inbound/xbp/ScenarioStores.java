package dev.causeway.gateway.inbound.xbp;

import dev.causeway.store.Journal;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.MappedOutboundLog;
import dev.causeway.store.MemoryJournal;
import dev.causeway.store.MemoryOutboundLog;
import dev.causeway.store.OutboundLog;
import dev.causeway.store.OutboundLogOptions;
import java.nio.file.Path;

/** Journal and outbound log of a scenario, in memory or in files, over restarts of the process. */
final class ScenarioStores implements AutoCloseable {
    private static final String STREAM = "G1261121I0";
    private static final int SEGMENT_BYTES = 64 * 1024;

    /** Where they are. */
    enum Kind {
        MEMORY,
        MAPPED
    }

    private final Kind kind;
    private final Path folder;
    private Journal journal;
    private OutboundLog log;

    ScenarioStores(Kind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
        open();
        journal.beginStream(STREAM, 1);
    }

    Journal journal() {
        return journal;
    }

    OutboundLog log() {
        return log;
    }

    /** Closes and opens again; what is in memory stays as it is. */
    void reopen() {
        if (kind == Kind.MAPPED) {
            close();
            open();
        }
    }

    private void open() {
        if (kind == Kind.MEMORY) {
            journal = new MemoryJournal();
            log = new MemoryOutboundLog();
        } else {
            journal = MappedJournal.open(
                    JournalOptions.of(folder.resolve("journal"), () -> 1).withSegmentBytes(SEGMENT_BYTES));
            log = MappedOutboundLog.open(OutboundLogOptions.of(folder.resolve("outbound"), () -> 1)
                    .withSizes(SEGMENT_BYTES, 4L * SEGMENT_BYTES));
        }
    }

    @Override
    public void close() {
        journal.close();
        log.close();
    }
}
