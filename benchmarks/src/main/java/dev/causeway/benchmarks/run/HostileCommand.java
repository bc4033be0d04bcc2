package dev.causeway.benchmarks.run;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gateway alone, beside a flood of requests to nobody, and under the same flood, in alternation. */
@Command(
        name = "hostile",
        mixinStandardHelpOptions = true,
        description = "the live feed undisturbed, beside a flood to nobody, and under hostile requests, in alternation")
public final class HostileCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(
            names = "--requests",
            defaultValue = "100000",
            description = "hostile requests a second from one address (default ${DEFAULT-VALUE})")
    private int requests;

    @Override
    public Integer call() {
        GatewaySubject quiet = gateway.subject();
        List<Subject> subjects =
                List.of(quiet, new FloodedGateway(quiet, requests, false), new FloodedGateway(quiet, requests, true));
        return new Measurement("hostile", options, subjects, System.out).run() ? 0 : 1;
    }
}
