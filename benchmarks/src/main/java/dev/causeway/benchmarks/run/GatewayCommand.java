package dev.causeway.benchmarks.run;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The real gateway under a load, venue to multicast. Exit status 1 when a run is invalid. */
@Command(name = "gateway", mixinStandardHelpOptions = true, description = "the gateway process, venue to multicast")
public final class GatewayCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Override
    public Integer call() {
        return new Measurement("gateway", options, List.copyOf(gateway.subjects()), System.out).run() ? 0 : 1;
    }
}
