package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges, after opening, every record of the segments that opening did not read: those before the newest one. Runs once, on
 * the thread {@code gw-journal-check-0}, through mappings of its own, and leaves the disk time for others: {@value
 * #STRIDE_BYTES} bytes, then a pause of {@value #PAUSE_MILLIS} ms. What it found may be asked by any thread.
 */
final class OlderSegments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OlderSegments.class);
    private static final int STRIDE_BYTES = 1 << 20;
    private static final int PAUSE_MILLIS = 4;

    private final SegmentFiles files;
    private final List<Long> numbers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private int bytesUntilPause = STRIDE_BYTES;
    private volatile String damage;

    /** @param numbers the segments to judge, in this order */
    OlderSegments(SegmentFiles files, List<Long> numbers) {
        this.files = files;
        this.numbers = List.copyOf(numbers);
        this.thread = new Thread(this::run, "gw-journal-check-0");
        this.thread.setDaemon(true);
    }

    void start() {
        if (!numbers.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        for (long number : numbers) {
            try {
                if (!judge(number)) {
                    return;
                }
            } catch (DamagedStoreException e) {
                damage = damage == null ? e.getMessage() : damage;
                LOG.error(
                        "{}: what is there cannot be sent again; journal-dump declare-lost gives it up",
                        e.getMessage());
            } catch (StoreException e) {
                LOG.warn("journal segment {} was not checked: {}", number, e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return false when the journal was closed meanwhile */
    private boolean judge(long number) throws InterruptedException {
        MappedFile file = MappedFile.map(files.segment(number), FileChannel.MapMode.READ_ONLY);
        try {
            int position = SegmentHeader.RECORDS_START;
            while (RecordReader.isValid(file, position, file.bytes())) {
                int next = RecordReader.next(file.buffer(), position);
                if (!goOn(next - position)) {
                    return false;
                }
                position = next;
            }
            new TailRecovery(file).requireTail(position, false);
            return true;
        } finally {
            file.unmap();
        }
    }

    private boolean goOn(int bytes) throws InterruptedException {
        bytesUntilPause -= bytes;
        if (bytesUntilPause > 0) {
            return stop.getCount() > 0;
        }
        bytesUntilPause = STRIDE_BYTES;
        return !stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The first damage, null while none was found. */
    String damage() {
        return damage;
    }

    /** Ends the check, whether it was through or not. */
    @Override
    public void close() {
        stop.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
