package dev.causeway.store;

import static dev.causeway.store.Entries.STREAM;
import static dev.causeway.store.Entries.WHOLE;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Not a test: the process {@link DiskFullIT} runs on a small file system of its own. Fills it until appends are refused, keeps
 * trying, takes the cause away, goes on. Prints what it saw as {@code name=value}. Arguments: directory, full or readonly.
 */
final class FillingProcess {
    private static final int ATTEMPTS = 20_000;

    private final Path directory;
    private final boolean readOnly;

    private FillingProcess(Path directory, boolean readOnly) {
        this.directory = directory;
        this.readOnly = readOnly;
    }

    public static void main(String[] args) throws Exception {
        new FillingProcess(Path.of(args[0]), args[1].equals("readonly")).run();
    }

    private void run() throws IOException, InterruptedException {
        Path ballast = directory.resolve("ballast");
        Files.write(ballast, new byte[256 << 10]);
        Path at = directory.resolve("journal");
        JournalOptions options = new JournalOptions(at, 64 << 10, SyncPolicy.BATCH, "boot-1", System::nanoTime);
        try (MappedJournal journal = MappedJournal.open(options)) {
            journal.beginStream(STREAM, 5);
            append(journal);
            journal.commit();
            if (readOnly) {
                mount("--bind", at, at);
                mount("-o", "remount,bind,ro", at);
            }
            long refused = appendUntilRefused(journal);
            long mapped = mappedFiles();
            long heap = heapBytes();
            for (int i = 0; i < ATTEMPTS; i++) {
                requireRefused(journal, refused);
            }
            print("refusedAt", refused);
            print("impediment", journal.impediment());
            print("heapGrowth", heapBytes() - heap);
            print("mappedGrowth", mappedFiles() - mapped);
            journal.commit();
            print("journaled", journal.journaledPosition());
            heal(ballast, at);
            print("healedAt", appendUntilTaken(journal));
            for (int i = 0; i < 100; i++) {
                append(journal);
            }
            journal.commit();
            print("next", journal.nextFeedSeq());
        }
        try (Journal journal = MappedJournal.open(options);
                JournalReader reader = journal.newReader()) {
            long readable = 0;
            for (long seq = 1; seq < journal.nextFeedSeq(); seq++) {
                readable += ("payload-" + seq).equals(Entries.read(reader, seq)) ? 1 : 0;
            }
            print("readable", readable);
        }
    }

    private void heal(Path ballast, Path at) throws IOException, InterruptedException {
        if (readOnly) {
            exec("umount", at.toString());
        } else {
            Files.delete(ballast);
        }
    }

    private static void mount(String option, Object value, Path at) throws IOException, InterruptedException {
        exec("mount", option, value.toString(), at.toString());
    }

    private static void exec(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": status " + status);
        }
    }

    private static long appendUntilRefused(Journal journal) {
        while (true) {
            try {
                append(journal);
                journal.commit();
            } catch (StoreException e) {
                print("refusal", e.getMessage());
                return journal.nextFeedSeq();
            }
        }
    }

    private static void requireRefused(Journal journal, long expectedNext) {
        try {
            append(journal);
        } catch (StoreException e) {
            if (journal.nextFeedSeq() == expectedNext) {
                return;
            }
        }
        throw new IllegalStateException("state moved to " + journal.nextFeedSeq());
    }

    private static long appendUntilTaken(Journal journal) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            try {
                append(journal);
                return journal.nextFeedSeq() - 1;
            } catch (StoreException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
        throw new IllegalStateException("still refused: " + journal.impediment());
    }

    private static void append(Journal journal) {
        long seq = journal.nextFeedSeq();
        journal.append(Entries.venue(seq, 1, seq, WHOLE, "payload-" + seq));
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long mappedFiles() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("mapped"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    private static void print(String name, Object value) {
        System.out.println(name + "=" + value);
    }
}
