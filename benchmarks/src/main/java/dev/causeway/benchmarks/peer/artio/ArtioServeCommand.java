package dev.causeway.benchmarks.peer.artio;

import dev.causeway.benchmarks.peer.PeerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Artio as a process. Names no type of the engine: the command line is read without it. */
@Command(name = "artio-serve", hidden = true, description = "role: Artio")
public final class ArtioServeCommand implements Callable<Integer> {
    @Mixin
    private PeerOptions options;

    @Option(names = "--archive", description = "every message is recorded")
    private boolean archive;

    @Override
    public Integer call() throws Exception {
        return options.serve(arrivals -> new Engine(options, archive).start(arrivals));
    }
}
