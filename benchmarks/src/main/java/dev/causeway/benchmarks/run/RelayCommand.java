package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The limit of the machine: the raw relay under a load. Exit status 1 when a run is invalid. */
@Command(
        name = "relay",
        mixinStandardHelpOptions = true,
        description = "the limit: raw TCP in, multicast out, no logic")
public final class RelayCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options;

    @Option(names = "--unpacked", description = "one datagram a message instead of packed ones")
    private boolean unpacked;

    @Option(names = "--both", description = "packed and unpacked in alternation")
    private boolean both;

    @Override
    public Integer call() {
        List<Subject> subjects = new ArrayList<>();
        if (both || !unpacked) {
            subjects.add(new RelaySubject(true));
        }
        if (both || unpacked) {
            subjects.add(new RelaySubject(false));
        }
        return new Measurement("relay", options, subjects, System.out).run() ? 0 : 1;
    }
}
