package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.StoreProperties;
import dev.causeway.gateway.outbound.multicast.StreamName;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.SyncPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the journal and decides under which stream name it goes on. */
final class JournalAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAssembly.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private JournalAssembly() {}

    static Journal open(GatewayProperties properties, EpochNanoClock clock) {
        Path directory = dataDirectory(properties.dataDir()).resolve("journal");
        JournalOptions options = new JournalOptions(
                directory,
                Math.toIntExact(properties.store().segmentSize().toBytes()),
                syncPolicy(properties.store()),
                bootId(),
                clock);
        Journal journal = MappedJournal.open(options);
        Journal.Recovery recovery = journal.recovery();
        LOG.info(
                "journal {}: stream {}, next number {}, {} records read, closed in order: {}",
                directory,
                recovery.streamName(),
                journal.nextFeedSeq(),
                recovery.records(),
                recovery.closedInOrder());
        if (recovery.truncatedBytes() > 0) {
            LOG.warn(
                    "journal {}: cut {} bytes of a record that was being written",
                    directory,
                    recovery.truncatedBytes());
        }
        continueOrBegin(journal, properties, clock.nanoTime());
        return journal;
    }

    static SyncPolicy syncPolicy(StoreProperties store) {
        return store.sync() == StoreProperties.Sync.BATCH ? SyncPolicy.BATCH : SyncPolicy.NONE;
    }

    /** Which run of the machine this is; what it had not synced before another one is gone. */
    static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            LOG.warn("no boot id, a restart of the machine cannot be told from one of the process: {}", e.toString());
            return "unknown";
        }
    }

    /** Goes on with the stream that is there where nothing of its tail can be lost; else begins another. */
    static void continueOrBegin(Journal journal, GatewayProperties properties, long epochNanos) {
        Journal.Recovery recovery = journal.recovery();
        String last = recovery.streamName();
        boolean tailUnknown = !recovery.closedInOrder()
                && !recovery.sameBoot()
                && properties.store().sync() == StoreProperties.Sync.NONE;
        if (last != null && last.startsWith(properties.id()) && !tailUnknown) {
            return;
        }
        String name = StreamName.next(properties.id(), last, Instant.ofEpochSecond(0, epochNanos));
        if (last != null && tailUnknown) {
            LOG.warn(
                    "the machine went down with an unsynced journal: what tail was lost is not known,"
                            + " so stream {} is not continued and {} begins",
                    last,
                    name);
        }
        journal.beginStream(name, epochNanos);
    }

    private static Path dataDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", null));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "gateway.data-dir",
                    directory.toAbsolutePath(),
                    "cannot be written to (" + e + "); a writable directory is needed",
                    e);
        }
        return directory;
    }
}
