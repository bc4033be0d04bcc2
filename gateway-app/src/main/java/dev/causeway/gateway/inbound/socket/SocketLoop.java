package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event loop for many connections. {@link #doWork} is one turn: commands, ready sockets (each at most its share of
 * bytes), refused work again (another connection first each turn: what a full ring has room for is little), timers.
 * Owner of everything: the thread that calls {@code doWork}; links are added before it starts.
 */
public final class SocketLoop implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
    private static final long TIMER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MUTED_PAUSE_NANOS = 200_000;
    private static final long MUTED = -1;
    private static final int SCRATCH_BYTES = 64 * 1024;

    private final String roleName;
    private final LoopSettings settings;
    private final NanoClock nanoClock;
    private final EpochNanoClock epochClock;
    private final Selector selector;
    private final List<Link> links = new ArrayList<>();
    private final ManyToOneConcurrentArrayQueue<LoopCommand> commands;
    private final Consumer<SelectionKey> onReady = this::onReady;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private final Offload aside;
    private final CountDownLatch allIdle = new CountDownLatch(1);
    private long monotonicNanos;
    private long nextTimerNanos;
    private int firstLink;
    private boolean stopping;

    /** @param roleName also the thread's name, {@code gw-xbp-<n>} */
    public SocketLoop(String roleName, LoopSettings settings, NanoClock nanoClock, EpochNanoClock epochClock) {
        this(roleName, settings, nanoClock, epochClock, InetAddress::getByName);
    }

    SocketLoop(
            String roleName, LoopSettings settings, NanoClock nanoClock, EpochNanoClock epochClock, NameLookup names) {
        this.roleName = roleName;
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.epochClock = epochClock;
        aside = new Offload(roleName, names);
        commands = new ManyToOneConcurrentArrayQueue<>(settings.commandCapacity());
        monotonicNanos = nanoClock.nanoTime();
        nextTimerNanos = monotonicNanos;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for " + roleName, e);
        }
    }

    /** Adds a connection, idle until enabled. Before the loop starts. */
    public LinkControl add(LinkSettings linkSettings, ConnectionHandler handler) {
        Link link = new Link(linkSettings, handler, this);
        links.add(link);
        return new LinkControl(link);
    }

    /**
     * Queues a command for the loop's thread. Any thread.
     *
     * @return false when the queue is full
     */
    public boolean execute(LoopCommand command) {
        boolean accepted = commands.offer(command);
        selector.wakeup();
        return accepted;
    }

    /** Asks every session to end; see {@link #awaitIdle}. Any thread. */
    public boolean stop() {
        return execute((now, epochNanos) -> {
            stopping = true;
            for (Link link : links) {
                link.stop(now, epochNanos);
            }
        });
    }

    /** Waits until a stopped loop has no connection left. Any thread but the loop's. */
    public boolean awaitIdle(long timeoutMillis) throws InterruptedException {
        return allIdle.await(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int doWork() throws IOException {
        int commands = runCommands();
        if (commands > 0) {
            sendWhatCommandsWrote();
        }
        int work = commands + select();
        monotonicNanos = nanoClock.nanoTime();
        boolean timersDue = monotonicNanos - nextTimerNanos >= 0;
        long epochNanos = epochClock.nanoTime();
        firstLink = firstLink + 1 < links.size() ? firstLink + 1 : 0;
        for (int i = 0, size = links.size(); i < size; i++) {
            Link link = links.get(firstLink + i < size ? firstLink + i : firstLink + i - size);
            if (link.muted()) {
                link.resume(monotonicNanos, epochNanos);
            } else if (link.hasBufferedInput()) {
                link.readBuffered(monotonicNanos, epochNanos);
                work++;
            }
            if (timersDue) {
                link.onTimer(monotonicNanos, epochNanos);
            }
        }
        if (timersDue) {
            nextTimerNanos = monotonicNanos + TIMER_NANOS;
            if (stopping && links.stream().allMatch(Link::idle)) {
                allIdle.countDown();
            }
        }
        return work;
    }

    private int runCommands() {
        int count = 0;
        LoopCommand command;
        while (count < settings.commandCapacity() && (command = commands.poll()) != null) {
            count++;
            try {
                command.run(nanoClock.nanoTime(), epochClock.nanoTime());
            } catch (RuntimeException e) {
                LOG.error("{}: command failed", roleName, e);
            }
        }
        return count;
    }

    private void sendWhatCommandsWrote() {
        long now = nanoClock.nanoTime();
        long epochNanos = epochClock.nanoTime();
        for (int i = 0, size = links.size(); i < size; i++) {
            links.get(i).flush(now, epochNanos);
        }
    }

    /** The selector knows whole milliseconds only; a full ring has room again far sooner. */
    private int select() throws IOException {
        long timeoutMillis = selectTimeoutMillis();
        if (timeoutMillis == MUTED) {
            LockSupport.parkNanos(MUTED_PAUSE_NANOS);
            timeoutMillis = 0;
        }
        return timeoutMillis == 0 ? selector.selectNow(onReady) : selector.select(onReady, timeoutMillis);
    }

    private long selectTimeoutMillis() {
        long timeoutMillis = settings.selectTimeoutMillis();
        for (int i = 0, size = links.size(); i < size && timeoutMillis != 0; i++) {
            Link link = links.get(i);
            if (link.muted()) {
                timeoutMillis = MUTED;
            } else if (link.hasBufferedInput()) {
                timeoutMillis = 0;
            }
        }
        return timeoutMillis;
    }

    private void onReady(SelectionKey key) {
        Link link = (Link) key.attachment();
        monotonicNanos = nanoClock.nanoTime();
        long epochNanos = epochClock.nanoTime();
        link.onReady(key.readyOps(), monotonicNanos, epochNanos);
    }

    SelectionKey register(SocketChannel channel, int interest, Link link) throws IOException {
        return channel.register(selector, interest, link);
    }

    void close(Wire wire) {
        try {
            wire.close();
        } catch (IOException e) {
            LOG.warn("{}: closing a socket failed: {}", roleName, e.getMessage());
        }
    }

    /** Runs something elsewhere and then this on the loop's thread. */
    void offload(Runnable task, LoopCommand then) {
        aside.run(() -> {
            task.run();
            execute(then);
        });
    }

    /** Looks a name up elsewhere; the answer comes on the loop's thread, or, when too much waits, never. */
    void resolve(String host, Resolution resolution) {
        aside.resolve(
                host,
                (address, failure) ->
                        execute((now, epochNanos) -> resolution.onResolved(address, failure, now, epochNanos)));
    }

    /** Takes the answer of a look-up: an address, or null and why there is none. */
    @FunctionalInterface
    interface Resolution {
        void onResolved(InetAddress address, String failure, long monotonicNanos, long epochNanos);
    }

    LoopSettings settings() {
        return settings;
    }

    long epochNanos() {
        return epochClock.nanoTime();
    }

    boolean stopping() {
        return stopping;
    }

    ByteBuffer scratch() {
        return scratch.clear();
    }

    @Override
    public void onClose() {
        for (Link link : links) {
            link.kill(nanoClock.nanoTime(), epochClock.nanoTime());
        }
        allIdle.countDown();
        aside.close();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("{}: closing the selector failed: {}", roleName, e.getMessage());
        }
    }

    @Override
    public String roleName() {
        return roleName;
    }
}
