package dev.causeway.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.SlotPublisher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ring between the venue sessions and the journal. Claims come from any thread; {@link #start} and {@link #stop} from
 * the one that wires the gateway.
 */
public final class Pipeline implements InboundSink {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    /** Between two looks for room, of all who wait together. */
    static final long CLAIM_PAUSE_NANOS = 50_000;

    private static final long DRAIN_PAUSE_NANOS = 500_000;

    private final Disruptor<Slot> disruptor;
    private final RingBuffer<Slot> ring;
    private final PipelineOptions options;
    private final Stall stall;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Map<String, EventHandler<Slot>> stages = new LinkedHashMap<>();
    private final LongAdder blocked = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed = true;
    private volatile Throwable failure;

    public Pipeline(PipelineOptions options, SlotJournal journal, SlotPublisher publisher) {
        this.options = options;
        ThreadFactory threadFactory = task -> {
            Thread thread = new Thread(task, "gw-pipeline-" + threads.size());
            threads.add(thread);
            thread.setUncaughtExceptionHandler(
                    (t, error) -> LOG.error("{} ended: {}", t.getName(), error.getMessage()));
            return thread;
        };
        disruptor = new Disruptor<>(
                Slot::new,
                options.ringSize(),
                threadFactory,
                ProducerType.MULTI,
                WaitStrategies.of(options.waitStrategy()));
        ring = disruptor.getRingBuffer();
        boolean oneThread = options.layout() == PipelineOptions.Layout.ONE_THREAD;
        stall = new Stall(journal, oneThread ? publisher::onIdle : () -> {});
        join(oneThread, publisher);
    }

    /** The whole topology, in the order of the data. */
    private void join(boolean oneThread, SlotPublisher publisher) {
        disruptor.setDefaultExceptionHandler(new HaltOnError(this::fail));
        if (oneThread) {
            disruptor.handleEventsWith(
                    stage("journal+multicast", new JournalThenPublish(ring, stall, publisher, options.maxBatch())));
        } else {
            disruptor
                    .handleEventsWith(stage("journal", new JournalHandler(stall)))
                    .then(stage("multicast", new PublishHandler(publisher)));
        }
    }

    private EventHandler<Slot> stage(String name, EventHandler<Slot> handler) {
        stages.put(name, handler);
        return handler;
    }

    /** Opens the intake. */
    public void start() {
        disruptor.start();
        closed = false;
    }

    /**
     * Closes the intake and waits until everything published has been journaled and sent.
     *
     * @return whether it drained within the time; if not, the consumers were ended and what was left was acknowledged to
     *     nobody
     */
    public boolean stop(long timeoutMillis) {
        closed = true;
        boolean drained = awaitDrained(timeoutMillis);
        if (!drained && failure == null) {
            LOG.warn("pipeline did not drain within {} ms: {} slots left", timeoutMillis, backlog());
        }
        stall.stop();
        disruptor.halt();
        return joinThreads(timeoutMillis) && drained;
    }

    /** By our own count: the engine's would pass over a consumer whose thread has not begun yet. */
    private boolean awaitDrained(long timeoutMillis) {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (backlog() > 0) {
            if (failure != null || System.nanoTime() - deadlineNanos > 0) {
                return false;
            }
            LockSupport.parkNanos(DRAIN_PAUSE_NANOS);
        }
        return true;
    }

    /** Until the consumers have ended, journal and channels are still theirs. */
    private boolean joinThreads(long timeoutMillis) {
        try {
            for (Thread thread : threads) {
                thread.join(timeoutMillis);
                if (thread.isAlive()) {
                    LOG.error("{} did not end within {} ms", thread.getName(), timeoutMillis);
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why the pipeline stopped by itself, or null. */
    public Throwable failure() {
        return failure;
    }

    /** Slots published but not yet passed by the last stage. */
    public long backlog() {
        return ring.getBufferSize() - ring.remainingCapacity();
    }

    /** Claims that found no room since the process began; a session that waits claims again and again. */
    public long blocked() {
        return blocked.sum();
    }

    /** The ring's newest position, -1 before the first. */
    public long published() {
        return ring.getCursor();
    }

    /** The position that the slowest stage is done with, -1 before the first. */
    public long slowest() {
        return stages().stream().mapToLong(StagePosition::position).min().orElse(-1);
    }

    /** How far each stage has come, in the order of the data. */
    public List<StagePosition> stages() {
        List<StagePosition> positions = new ArrayList<>();
        for (Map.Entry<String, EventHandler<Slot>> stage : stages.entrySet()) {
            Thread thread = positions.size() < threads.size() ? threads.get(positions.size()) : null;
            positions.add(new StagePosition(
                    stage.getKey(),
                    disruptor.getSequenceValueFor(stage.getValue()),
                    thread == null ? "" : thread.getName(),
                    thread != null && thread.isAlive()));
        }
        return positions;
    }

    public PipelineOptions options() {
        return options;
    }

    @Override
    public long tryClaim(int count) {
        if (closed) {
            return CLOSED;
        }
        try {
            return ring.tryNext(count) - (count - 1);
        } catch (InsufficientCapacityException e) {
            blocked.increment();
            return FULL;
        }
    }

    /** However many wait for room, together they look for it as often as one alone: their looking takes its time from the consumers. */
    @Override
    public long claim(int count) {
        long first = tryClaim(count);
        if (first != FULL) {
            return first;
        }
        waiting.incrementAndGet();
        try {
            do {
                LockSupport.parkNanos(CLAIM_PAUSE_NANOS * waiting.get());
                first = tryClaim(count);
            } while (first == FULL);
        } finally {
            waiting.decrementAndGet();
        }
        return first;
    }

    @Override
    public Slot slot(long position) {
        return ring.get(position);
    }

    /** Last slot first: consumers see none of a unit until its first slot is published, and then all of it. */
    @Override
    public void publish(long first, int count) {
        for (long position = first + count - 1; position >= first; position--) {
            ring.publish(position);
        }
    }

    @Override
    public int maxUnit() {
        return options.ringSize() / 4;
    }

    private void fail(Throwable error) {
        if (failure == null) {
            failure = error;
            LOG.error("pipeline halted, nothing more is taken from any session until a restart", error);
        }
        closed = true;
    }
}
