package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process of a run. Signals it prints are kept for {@link #await}, everything else goes to its log file. Owned by the
 * command's main thread; ended by {@link #close()}, at the latest when the command itself ends.
 */
final class RoleProcess implements AutoCloseable {
    private static final Signal GONE = Signal.of("gone");
    private static final long ORDERLY_END_SECONDS = 10;

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread endWithCommand;
    private final BlockingQueue<Signal> said = new LinkedBlockingQueue<>();

    /**
     * @param name for messages and the thread's name
     * @param command program and arguments
     * @param log takes what the process prints
     * @throws RunException it cannot be started
     */
    RoleProcess(String name, List<String> command, Path log) {
        this.name = name;
        this.log = log;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new RunException(name + " cannot be started: " + command.get(0), e);
        }
        endWithCommand = new Thread(process::destroyForcibly, "bench-end-" + name);
        Runtime.getRuntime().addShutdownHook(endWithCommand);
        Thread reader = new Thread(this::read, "bench-read-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                Writer to = Files.newBufferedWriter(log)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (Signal.isSignal(line)) {
                    said.add(Signal.parse(line));
                } else {
                    to.write(line + System.lineSeparator());
                    to.flush();
                }
            }
        } catch (IOException e) {
            System.err.println("output of " + name + " cannot be kept: " + e.getMessage());
        } finally {
            said.add(GONE);
        }
    }

    /**
     * Waits for the next signal, which must be the one of this name.
     *
     * @throws RunException it is another one, the process has ended, or the time is up
     */
    Signal await(String expected, Duration longest) {
        try {
            Signal signal = said.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                throw new RunException(
                        name + " did not say @" + expected + " within " + longest.toSeconds() + " s, see " + log);
            }
            if (!signal.name().equals(expected)) {
                throw new RunException(
                        name + " said @" + signal.name() + " where @" + expected + " was due, see " + log);
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while waiting for " + name, e);
        }
    }

    /** Tells the process. */
    void tell(Signal signal) {
        try {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(signal.format() + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be told @" + signal.name(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The process's number. */
    long pid() {
        return process.pid();
    }

    /** Processor time used so far, milliseconds; 0 when the system does not say. */
    long cpuMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    Path log() {
        return log;
    }

    /** Asks the process to end, then ends it. */
    @Override
    public void close() {
        process.toHandle().destroy(); // unlike Process.destroy this leaves the last output readable
        try {
            if (!process.waitFor(ORDERLY_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(ORDERLY_END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithCommand);
    }
}
