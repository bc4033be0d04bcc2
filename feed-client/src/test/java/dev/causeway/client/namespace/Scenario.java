package dev.causeway.client.namespace;

import dev.causeway.client.cli.FeedClientCommand;
import dev.causeway.client.feedside.RetransmissionServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main program inside the namespace: brings lo up, starts the listener, publishes and makes the losses. Prints what the
 * listener said on its error stream and a few figures of its own, a line each.
 */
@SuppressWarnings("try")
final class Scenario {
    /** Its name and the number of messages it publishes. */
    enum Kind {
        A_CUT(4_000),
        SAME_DROPPED(1_000),
        LAST_DROPPED(1_000),
        RANDOM_LOSS(300_000),
        SERVER_DOWN(200),
        SERVER_DOWN_AT_SPEED(400_000);

        final long messages;

        Kind(long messages) {
            this.messages = messages;
        }

        boolean isServerDown() {
            return this == SERVER_DOWN || this == SERVER_DOWN_AT_SPEED;
        }
    }

    static final long DROPPED = 100;
    /** The first of the ten in one datagram. */
    static final long DROPPED_AT_SPEED = 1_001;

    private static final long LIMIT_SECONDS = 60;
    private static final int TAIL_BYTES = 600;
    private static final Pattern SEQ = Pattern.compile("\\{\"seq\":(\\d+),");
    private static final long HEARTBEAT_MILLIS = 50;
    private static final String BOTH = "udp dport { 15001, 15002 }";

    private final Kind kind;
    private final String output;
    private Process listener;
    private Thread listenerSpeaks;
    private volatile boolean listening;
    private volatile long lostNanos;

    private Scenario(Kind kind, String output) {
        this.kind = kind;
        this.output = output;
    }

    public static void main(String[] args) throws Exception {
        new Scenario(Kind.valueOf(args[0]), args[1]).run();
    }

    private void run() throws Exception {
        command("ip", "link", "set", "lo", "up");
        command("nft", "add table inet t; add chain inet t in { type filter hook input priority 0; }");
        try (PacedPublisher publisher = new PacedPublisher();
                RetransmissionServer server = new RetransmissionServer(PacedPublisher.SESSION, 0)) {
            int port = server.port();
            if (kind.isServerDown()) {
                server.close();
            }
            startListener(port);
            try {
                publish(publisher);
                while (!listener.waitFor(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                    publisher.heartbeat();
                }
                listenerSpeaks.join();
            } finally {
                listener.destroyForcibly();
            }
            System.out.println("served " + server.requests());
            System.out.println("status " + listener.exitValue());
            command("nft", "list chain inet t in");
        }
    }

    private void publish(PacedPublisher publisher) throws Exception {
        switch (kind) {
            case A_CUT -> {
                publisher.publish(1_000, 1, 1_000);
                rule("udp dport 15001 counter drop");
                publisher.publish(3_000, 1, 1_000);
                command("nft", "flush chain inet t in");
                publisher.publish(kind.messages, 1, 1_000);
            }
            case SAME_DROPPED -> {
                rule(BOTH + " @th,144,64 " + DROPPED + " counter drop");
                publisher.publish(kind.messages, 1, 1_000);
            }
            case LAST_DROPPED -> {
                rule(BOTH + " @th,144,64 " + kind.messages + " @th,208,16 > 0 counter drop");
                publisher.publish(kind.messages, 1, 1_000);
            }
            case RANDOM_LOSS -> {
                rule(BOTH + " numgen random mod 100 < 1 counter drop");
                publisher.publish(kind.messages, 10, 100_000);
            }
            case SERVER_DOWN -> {
                rule(BOTH + " @th,144,64 " + DROPPED + " counter drop");
                publisher.publish(DROPPED, 1, 1_000);
                long nanos = System.nanoTime();
                publisher.publish(kind.messages, 1, 1_000);
                while (lostNanos == 0 && listener.isAlive()) {
                    publisher.heartbeat();
                    listener.waitFor(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
                }
                System.out.println("lostAfterMillis " + TimeUnit.NANOSECONDS.toMillis(lostNanos - nanos));
            }
            case SERVER_DOWN_AT_SPEED -> {
                rule(BOTH + " @th,144,64 " + DROPPED_AT_SPEED + " counter drop");
                publisher.publish(kind.messages, 10, 200_000);
                for (long last = kind.messages; listener.isAlive() && lastPrinted() <= kind.messages; ) {
                    publisher.publish(++last, 1, 1_000);
                    listener.waitFor(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
                }
                listener.toHandle().destroy(); // it says how it ends
            }
            default -> throw new AssertionError(kind);
        }
    }

    /** The last number in the listener's output, 0 for none. */
    private long lastPrinted() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(output, "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            long last = 0;
            for (Matcher line = SEQ.matcher(new String(tail, StandardCharsets.US_ASCII)); line.find(); ) {
                last = Long.parseLong(line.group(1));
            }
            return last;
        }
    }

    private void startListener(int port) throws Exception {
        List<String> line = new ArrayList<>(java());
        line.add(FeedClientCommand.class.getName());
        line.addAll(List.of("listen", "--from", "1", "--retransmission", "127.0.0.1:" + port, "--summary-json"));
        line.addAll(List.of("--output", output, "--gap-timeout", kind.isServerDown() ? "1s" : "30s"));
        line.addAll(List.of("--seconds", Long.toString(LIMIT_SECONDS)));
        long count = kind.isServerDown() ? kind.messages - 1 : kind.messages;
        line.addAll(List.of("--count", Long.toString(kind == Kind.SERVER_DOWN_AT_SPEED ? Long.MAX_VALUE : count)));
        listener = new ProcessBuilder(line).start();
        listenerSpeaks = new Thread(this::readListener, "listener-stderr");
        listenerSpeaks.start();
        while (!listening && listener.isAlive()) {
            listener.waitFor(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void readListener() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(listener.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lostNanos = line.startsWith("lost ") ? System.nanoTime() : lostNanos;
                System.out.println(line);
                listening |= line.startsWith("listening on");
            }
        } catch (IOException e) {
            System.out.println("no more of the listener: " + e);
        }
    }

    /** The same Java with the same class path. */
    static List<String> java() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"));
    }

    private static void rule(String rule) throws IOException, InterruptedException {
        command("nft", "add rule inet t in " + rule);
    }

    private static void command(String... line) throws IOException, InterruptedException {
        int status = new ProcessBuilder(line).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", line) + ": status " + status);
        }
    }
}
