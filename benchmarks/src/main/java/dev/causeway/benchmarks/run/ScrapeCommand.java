package dev.causeway.benchmarks.run;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gateway under a load, with and without someone who reads its metrics and endpoints, in alternation. */
@Command(
        name = "scrape",
        mixinStandardHelpOptions = true,
        description = "the gateway at 100000 messages a second, unread and under scrapes and reads, in alternation")
public final class ScrapeCommand implements Callable<Integer> {
    private static final long DEFAULT_PER_SECOND = 100_000;

    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(
            names = "--reads",
            defaultValue = "1000",
            description = "scrapes, and as many endpoint reads, over each load (default ${DEFAULT-VALUE})")
    private int reads;

    @Override
    public Integer call() {
        ReadGateway unread = new ReadGateway(gateway.subject(), 0);
        ReadGateway read = new ReadGateway(gateway.subject(), reads);
        boolean valid =
                new Measurement("scrape", options.orRate(DEFAULT_PER_SECOND), List.of(unread, read), System.out).run();
        read.tallies().forEach(tally -> System.out.println("reads: " + tally.line()));
        return valid && read.tallies().stream().allMatch(tally -> tally.isWhole(reads)) ? 0 : 1;
    }
}
