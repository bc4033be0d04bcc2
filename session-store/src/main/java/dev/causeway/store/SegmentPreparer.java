package dev.causeway.store;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.concurrent.SystemNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the next segment and its index before they are needed, at the {@link SegmentPace}, and forces and unmaps what was
 * left behind, on the thread {@code gw-journal-prepare-0}. All methods are for the journal's owner thread.
 *
 * <p>After a failure each {@link #take} throws at once and asks for another attempt, at most one each {@value
 * #RETRY_MILLIS} ms, so a full disk neither blocks the owner nor keeps the disk busy. Each {@value #LOOK_MILLIS} ms it
 * tries again by itself and looks whether the segment in use is still there.
 */
final class SegmentPreparer implements AutoCloseable {
    /** Two files of zeros that have no final name yet. */
    record Prepared(MappedFile segment, MappedFile index) {
        void unmap() {
            segment.unmap();
            index.unmap();
        }
    }

    private enum State {
        WANTED,
        READY,
        FAILED,
        WANTED_AGAIN,
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(SegmentPreparer.class);
    private static final long RETRY_MILLIS = 100;
    private static final long LOOK_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Runnable> leftBehind = new ArrayDeque<>();
    private final SegmentFiles files;
    private final JournalOptions options;
    private final Storage storage;
    private final PresenceWatch presence;
    private final SegmentPace pace = new SegmentPace(SystemNanoClock.INSTANCE);
    private final Thread thread;

    private State state = State.WANTED;
    private Prepared ready;
    private StoreException failure;
    private boolean ownerWaits;
    private int atOnce;
    private long lookedNanos = System.nanoTime();

    SegmentPreparer(SegmentFiles files, JournalOptions options, Storage storage, PresenceWatch presence) {
        this.files = files;
        this.options = options;
        this.storage = storage;
        this.presence = presence;
        this.thread = new Thread(this::run, "gw-journal-prepare-0");
        this.thread.setDaemon(true);
    }

    /** @param segmentsAtOnce how many segments are made as fast as it goes: the owner is not at work yet */
    void start(int segmentsAtOnce) {
        atOnce = segmentsAtOnce;
        thread.start();
    }

    /**
     * The next segment's files; waits for an attempt under way, unless the one before it failed.
     *
     * @throws StoreException they could not be made
     */
    Prepared take() {
        lock.lock();
        try {
            ownerWaits = true;
            pace.hurry();
            while (state == State.WANTED) {
                changed.awaitUninterruptibly();
            }
            ownerWaits = false;
            if (state == State.READY) {
                return ready;
            }
            if (state == State.FAILED) {
                become(State.WANTED_AGAIN);
            }
            throw new StoreException("the next segment could not be made: " + failure.getMessage(), failure);
        } finally {
            lock.unlock();
        }
    }

    /** How far the segment in use is written: the next one is made in its time. */
    void written(int position) {
        pace.written(position);
    }

    /** The files that {@link #take} gave are in use: make the next ones. */
    void taken() {
        pace.written(0);
        lock.lock();
        try {
            ready = null;
            become(State.WANTED);
        } finally {
            lock.unlock();
        }
    }

    /** The files that {@link #take} gave could not be put to use; they are made anew. */
    void refused(StoreException cause) {
        lock.lock();
        try {
            unmapReady();
            failure = cause;
            become(State.WANTED_AGAIN);
        } finally {
            lock.unlock();
        }
    }

    /** Why the last attempt to make the next segment failed, null when it did not. Any thread. */
    String impediment() {
        lock.lock();
        try {
            boolean failed = state == State.FAILED || state == State.WANTED_AGAIN;
            return failed ? "the next segment could not be made: " + failure.getMessage() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Runs something on the preparing thread: forcing and unmapping a segment that is full. */
    void leave(Runnable work) {
        lock.lock();
        try {
            leftBehind.add(work);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void become(State next) {
        state = next;
        changed.signalAll();
    }

    private void run() {
        lock.lock();
        try {
            while (state != State.CLOSED || !leftBehind.isEmpty()) {
                if (!leftBehind.isEmpty()) {
                    outsideLock(leftBehind.poll());
                } else if (state == State.WANTED || state == State.WANTED_AGAIN) {
                    attempt(state == State.WANTED_AGAIN);
                } else if (!changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    outsideLock(presence::check);
                    state = state == State.FAILED ? State.WANTED_AGAIN : state;
                }
            }
        } catch (InterruptedException e) {
            failure = new StoreException("the preparing thread was interrupted", e);
            become(State.FAILED);
        } finally {
            lock.unlock();
        }
    }

    private void attempt(boolean afterFailure) throws InterruptedException {
        if (afterFailure && changed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        failure = new StoreException("preparing failed, see the log");
        pace.begin(ownerWaits || afterFailure || atOnce > 0);
        atOnce = Math.max(0, atOnce - 1);
        outsideLock(() -> {
            try {
                ready = prepare();
            } catch (StoreException e) {
                failure = e;
                presence.check();
            }
        });
        if (state == State.CLOSED) {
            unmapReady();
        } else {
            become(ready != null ? State.READY : State.FAILED);
        }
    }

    private void unmapReady() {
        if (ready != null) {
            ready.unmap();
            ready = null;
        }
    }

    private Prepared prepare() {
        boolean durable = options.sync() == SyncPolicy.BATCH;
        int bytes = options.segmentBytes();
        MappedFile segment = storage.allocate(files.unfinishedSegment(), bytes, durable, this::between);
        try {
            return new Prepared(
                    segment,
                    storage.allocate(files.unfinishedIndex(), SegmentIndex.bytes(bytes), false, this::between));
        } catch (StoreException e) {
            segment.unmap();
            SegmentFiles.delete(files.unfinishedSegment());
            throw e;
        }
    }

    /** Between the steps of an allocation, which may take seconds. */
    private void between(int bytes) {
        lock.lock();
        try {
            if (!leftBehind.isEmpty()) {
                outsideLock(leftBehind.poll());
            }
            if (System.nanoTime() - lookedNanos >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
                lookedNanos = System.nanoTime();
                outsideLock(presence::check);
            }
        } finally {
            lock.unlock();
        }
        pace.step(bytes);
    }

    private void outsideLock(Runnable work) {
        lock.unlock();
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("preparing segments in {}: {}", files.directory(), e.getMessage(), e);
        } finally {
            lock.lock();
        }
    }

    /** Finishes what was left behind, removes the files not taken, ends the thread. */
    @Override
    public void close() {
        lock.lock();
        try {
            unmapReady();
            become(State.CLOSED);
            pace.end();
        } finally {
            lock.unlock();
        }
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
        files.deleteUnfinished();
    }
}
