package dev.causeway.client.cli;

import dev.causeway.client.DatagramTap;
import dev.causeway.client.FeedClient;
import dev.causeway.client.FeedClientBuilder;
import dev.causeway.client.capture.PcapWriter;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the feed until told to stop. Owner: the main thread. */
@Command(
        name = "listen",
        description = "Prints every message of the feed once and in order; the summary goes to the error stream.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ListenCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        JSON
    }

    private static final long MAX_WAIT_MILLIS = 100;
    private static final int STATUS_LOST = 1;

    @Option(
            names = "--a",
            paramLabel = "GROUP:PORT",
            converter = HostPort.Converter.class,
            defaultValue = "239.192.0.1:15001",
            description = "channel A (default ${DEFAULT-VALUE})")
    private HostPort groupA;

    @Option(
            names = "--b",
            paramLabel = "GROUP:PORT",
            converter = HostPort.Converter.class,
            defaultValue = "239.192.0.2:15002",
            description = "channel B (default ${DEFAULT-VALUE})")
    private HostPort groupB;

    @Option(
            names = "--interface",
            paramLabel = "NAME",
            defaultValue = "lo",
            description = "network interface to join on (default ${DEFAULT-VALUE})")
    private String interfaceName;

    @Option(
            names = "--retransmission",
            paramLabel = "HOST:PORT",
            converter = HostPort.Converter.class,
            description = "retransmission server; without it nothing is requested")
    private HostPort retransmission;

    @Option(
            names = "--bulk",
            paramLabel = "HOST:PORT",
            converter = HostPort.Converter.class,
            description = "bulk server, asked by TCP for long gaps and for what a late joiner missed")
    private HostPort bulk;

    @Option(
            names = "--from",
            paramLabel = "first|1",
            defaultValue = "first",
            description = "begin with the first number seen or with 1 (default ${DEFAULT-VALUE})")
    private String from;

    @Option(
            names = "--gap-timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "declare a gap lost after this (default ${DEFAULT-VALUE})")
    private Duration gapTimeout;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: table on a terminal, else json)")
    private Format format;

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE[,VALUE...]",
            converter = FilterConverter.class,
            description =
                    "print only these: template, sessionNo, venueId, instrumentId; may be repeated, all must hold")
    private List<MessageFilter.Condition> filter = List.of();

    @Option(names = "--record", paramLabel = "FILE", description = "write every datagram to a pcap file")
    private Path record;

    @Option(names = "--stats", description = "each second rates, channel difference and gaps on the error stream")
    private boolean stats;

    @Option(names = "--output", paramLabel = "FILE", description = "write here instead of standard output")
    private Path output;

    @Option(names = "--count", paramLabel = "N", description = "stop after N messages")
    private long count = Long.MAX_VALUE;

    @Option(names = "--seconds", paramLabel = "N", description = "stop after N seconds")
    private long seconds = Long.MAX_VALUE;

    @Option(names = "--summary-json", description = "the summary as one JSON object")
    private boolean summaryJson;

    @Option(names = "--drop-a", paramLabel = "PERCENT", description = "drop a share of channel A, for tests")
    private double dropA;

    @Option(names = "--drop-b", paramLabel = "PERCENT", description = "drop a share of channel B, for tests")
    private double dropB;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of the drops")
    private long seed;

    @Spec
    private CommandSpec spec;

    private final StopSignal stop;
    /** Where the channels were joined, for the capture. */
    private final InetSocketAddress[] groups = new InetSocketAddress[2];

    private final ChannelRace race = new ChannelRace(System::nanoTime);

    ListenCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        check("--count", count, count >= 1, "at least 1");
        check("--seconds", seconds, seconds >= 1, "at least 1");
        check("--drop-a", dropA, dropA >= 0 && dropA <= 100, "0 to 100");
        check("--drop-b", dropB, dropB >= 0 && dropB <= 100, "0 to 100");
        check("--from", from, from.equals("first") || from.equals("1"), "first or 1");
        WarmUp.run();
        try (OutputStream stream = open();
                PcapWriter capture = record == null ? null : new PcapWriter(record)) {
            ByteOutput out = new ByteOutput(stream);
            Printing printing = new Printing(printer(out), System.err, count, new MessageFilter(filter));
            try (FeedClient client = client(printing, capture)) {
                System.err.printf(
                        "listening on A %s:%d, B %s:%d, interface %s, receive buffers %d and %d bytes%n",
                        groupA.host(),
                        client.port(0),
                        groupB.host(),
                        client.port(1),
                        interfaceName,
                        client.receiveBufferBytes(0),
                        client.receiveBufferBytes(1));
                listen(client, printing, out);
                return end(new Summary(printing, client.counters()));
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private void listen(FeedClient client, Printing printing, ByteOutput out) {
        long startNanos = System.nanoTime();
        long limitNanos = TimeUnit.SECONDS.toNanos(seconds);
        StatsLines lines = new StatsLines(client.counters(), race, System.err, startNanos);
        try {
            while (!stop.isRaised() && !printing.isDone() && System.nanoTime() - startNanos < limitNanos) {
                if (client.poll() == 0) {
                    out.flush();
                    client.poll(MAX_WAIT_MILLIS);
                }
                if (stats) {
                    lines.poll(System.nanoTime());
                }
            }
            out.flush();
        } catch (UncheckedIOException e) {
            System.err.println("feed-client: stopped: " + e.getCause().getMessage());
        }
    }

    private int end(Summary summary) {
        System.err.println(summaryJson ? summary.json() : summary.line());
        return summary.anyLost() ? STATUS_LOST : 0;
    }

    private FeedClient client(Printing printing, PcapWriter capture) throws IOException {
        FeedClientBuilder builder = FeedClient.builder()
                .channelA(groupA.host(), groupA.port())
                .channelB(groupB.host(), groupB.port())
                .networkInterface(interfaceName)
                .from(from.equals("1") ? Join.BEGINNING : Join.FIRST_SEEN)
                .gapTimeout(gapTimeout)
                .tap(tap(capture))
                .events(printing);
        if (retransmission != null) {
            builder.retransmission(retransmission.host(), retransmission.port());
        }
        if (bulk != null) {
            builder.bulk(bulk.host(), bulk.port());
        }
        FeedClient client = builder.build();
        groups[0] = new InetSocketAddress(groupA.host(), client.port(0));
        groups[1] = new InetSocketAddress(groupB.host(), client.port(1));
        return client;
    }

    /** Recorded and counted is what came, dropped only then. */
    private DatagramTap tap(PcapWriter capture) {
        DatagramTap drop = new RandomDrop(dropA, dropB, seed);
        DatagramTap counted = stats ? drop.after(race) : drop;
        return capture == null ? counted : counted.after(new Recording(capture, groups));
    }

    private OutputStream open() throws IOException {
        if (output != null) {
            return new FileOutputStream(output.toFile());
        }
        return new FileOutputStream(FileDescriptor.out) {
            @Override
            public void close() {} // standard output belongs to the process
        };
    }

    private LinePrinter printer(ByteOutput out) {
        boolean table = format == null ? output == null && isTerminal() : format == Format.TABLE;
        return table ? new TableLines(out) : new JsonLines(out);
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
    private static boolean isTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            Method isTerminal = java.io.Console.class.getMethod("isTerminal");
            return (Boolean) isTerminal.invoke(System.console());
        } catch (ReflectiveOperationException e) {
            return true; // JDK 17: a console is a terminal
        }
    }

    private void check(String option, Object value, boolean allowed, String range) {
        if (!allowed) {
            throw new ParameterException(spec.commandLine(), option + " " + value + ", " + range);
        }
    }
}
