package dev.causeway.benchmarks.peer.philadelphia;

import dev.causeway.benchmarks.peer.PeerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Philadelphia as a process. Names no type of the engine: the command line is read without it. */
@Command(name = "philadelphia-serve", hidden = true, description = "role: Philadelphia")
public final class PhiladelphiaServeCommand implements Callable<Integer> {
    @Mixin
    private PeerOptions options;

    @Override
    public Integer call() throws Exception {
        return options.serve(arrivals -> {
            Thread reader = new Thread(new Reading(options, arrivals), "bench-philadelphia");
            reader.setDaemon(true);
            reader.start();
        });
    }
}
