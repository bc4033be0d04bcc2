package dev.causeway.benchmarks.role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A role's tie to the command that started it. Signals come by standard input and go by standard output; when the input
 * ends (the command is gone) or the longest allowed life is over, the process halts at once.
 *
 * <p>Owner: the role's main thread; one daemon thread reads, one watches the life's end.
 */
public final class Lifeline {
    private static final int EXIT_ORPHANED = 70;
    private static final int EXIT_TOO_OLD = 71;

    private final BlockingQueue<Signal> received = new LinkedBlockingQueue<>();

    public Lifeline(Duration longestLife) {
        Thread reader = new Thread(this::read, "bench-lifeline");
        reader.setDaemon(true);
        reader.start();
        new Timer("bench-longest-life", true).schedule(new Halt(), longestLife.toMillis());
    }

    /** @return the next signal received, null when there is none now */
    public Signal poll() {
        return received.poll();
    }

    /** Waits for a signal; the process's longest life bounds the wait. */
    public Signal await() throws InterruptedException {
        return received.take();
    }

    /** Tells the command. */
    public void say(Signal signal) {
        System.out.println(signal.format());
        System.out.flush();
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (Signal.isSignal(line)) {
                    received.add(Signal.parse(line));
                }
            }
        } catch (IOException e) {
            System.err.println("standard input cannot be read: " + e.getMessage());
        }
        Runtime.getRuntime().halt(EXIT_ORPHANED);
    }

    private static final class Halt extends TimerTask {
        @Override
        public void run() {
            System.err.println("longest allowed life of this process is over");
            Runtime.getRuntime().halt(EXIT_TOO_OLD);
        }
    }
}
