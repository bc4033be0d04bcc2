package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The same FIX load through other engines and through the gateway, in alternation. Exit status 1: a run is invalid. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = "one FIX session through other engines and the gateway, with the ratios to bare QuickFIX/J")
public final class PeersCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options;

    @Mixin
    private GatewayOptions gateway;

    @Option(
            names = "--peers",
            split = ",",
            defaultValue = "QUICKFIX,QUICKFIX_STOCK,PHILADELPHIA,PHILADELPHIA_FEED,ARTIO,ARTIO_ARCHIVE",
            description = "the first one is what ratios are to (default ${DEFAULT-VALUE})")
    private List<Peer> peers;

    @Option(
            names = "--peer-channels",
            defaultValue = "1",
            description = "channels that publishing peers send on; the gateway sends on two (default ${DEFAULT-VALUE})")
    private int peerChannels;

    @Option(names = "--without-gateway", description = "the others alone")
    private boolean withoutGateway;

    @Override
    public Integer call() {
        options.speakFix();
        List<Subject> subjects = new ArrayList<>();
        peers.forEach(peer -> subjects.add(new PeerSubject(peer, gateway.workDir(), peerChannels)));
        if (!withoutGateway) {
            subjects.addAll(gateway.subjects());
        }
        return new Measurement("peers", options, subjects, System.out).run() ? 0 : 1;
    }
}
