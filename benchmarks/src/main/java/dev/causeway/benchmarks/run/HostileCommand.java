package dev.causeway.benchmarks.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The gateway alone, beside a flood of requests to nobody, and under the same flood, in alternation. Two ratios: hostile to
 * undisturbed, with what the flood's sender takes of this machine in it, and hostile to the flood elsewhere, without. The
 * venue parks, unless told otherwise: a generator that waits on a core takes it from what is measured.
 */
@Command(
        name = "hostile",
        mixinStandardHelpOptions = true,
        defaultValueProvider = HostileCommand.Defaults.class,
        description = "the live feed undisturbed, beside a flood to nobody, and under hostile requests, in alternation")
public final class HostileCommand implements Callable<Integer> {
    /** Where this command's defaults differ from those of the others. */
    static final class Defaults implements CommandLine.IDefaultValueProvider {
        private static final Map<String, String> VALUES = Map.of("--pacing", "PARK", "--warm-up-rate", "20000");

        @Override
        public String defaultValue(CommandLine.Model.ArgSpec argument) {
            return argument instanceof CommandLine.Model.OptionSpec option ? VALUES.get(option.longestName()) : null;
        }
    }

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
        List<Comparison> more = List.of(new Comparison(FloodedGateway.HOSTILE, FloodedGateway.ELSEWHERE));
        return new Measurement("hostile", options, subjects, more, System.out).run() ? 0 : 1;
    }
}
