package dev.causeway.gateway.outbound.multicast;

import dev.causeway.store.JournalStream;
import java.util.List;
import java.util.function.Supplier;

/** What every connection of one bulk server shares. */
record BulkServices(BulkOptions options, BulkCounters counters, Supplier<List<JournalStream>> streams) {
    /** Readers for one connection: where one reads does not disturb what another has mapped. */
    StreamReaders newReaders() {
        return new StreamReaders(streams);
    }
}
