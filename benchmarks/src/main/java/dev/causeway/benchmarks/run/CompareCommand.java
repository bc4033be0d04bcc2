package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Relay and gateway in alternation under the same load, and the gateway's share of the limit. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "relay and gateway in alternation, with the ratios of each round")
public final class CompareCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(names = "--unpacked", description = "compare with the relay that sends one datagram a message")
    private boolean unpacked;

    @Override
    public Integer call() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new RelaySubject(!unpacked));
        subjects.addAll(gateway.subjects());
        return new Measurement("compare", options, subjects, System.out).run() ? 0 : 1;
    }
}
