package dev.causeway.benchmarks.peer.quickfix;

import dev.causeway.benchmarks.peer.PeerOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** QuickFIX/J as a process. Names no type of the engine: the command line is read without it. */
@Command(name = "quickfix-serve", hidden = true, description = "role: QuickFIX/J")
public final class QuickFixServeCommand implements Callable<Integer> {
    @Mixin
    private PeerOptions options;

    @Option(names = "--stock", description = "FileStore, dictionary, validation; else MemoryStore and none of them")
    private boolean stock;

    @Override
    public Integer call() throws Exception {
        return options.serve(arrivals -> new Initiator(options, stock).start(arrivals));
    }
}
