package dev.causeway.client.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The relay as a command, until its process is ended: a channel for each three arguments, from, to, and what happens, such as
 * {@code 239.192.0.1:15001 239.192.9.1:15001 drop=1,delay=5:20}. A first argument {@code --seed=N} before them; default 1.
 */
final class RelayCommand {
    private static final int PER_CHANNEL = 3;
    private static final String SEED = "--seed=";

    private RelayCommand() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean seeded = args.length > 0 && args[0].startsWith(SEED);
        long seed = seeded ? Long.parseLong(args[0].substring(SEED.length())) : 1;
        int first = seeded ? 1 : 0;
        if (args.length == first || (args.length - first) % PER_CHANNEL != 0) {
            System.err.println("[--seed=N] FROM:PORT TO:PORT drop=1,delay=5:20,reorder=2,duplicate=1,corrupt=0.5 ...");
            System.exit(2);
        }
        List<ImpairmentRelay> relays = new ArrayList<>();
        for (int i = first; i < args.length; i += PER_CHANNEL) {
            Impairments impairments = Impairments.of(args[i + 2]);
            relays.add(new ImpairmentRelay(address(args[i]), address(args[i + 1]), impairments, seed + i));
            System.err.println("relay " + args[i] + " to " + args[i + 1] + ": " + impairments + ", seed " + (seed + i));
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> relays.forEach(
                        relay -> System.err.println("taken " + relay.taken() + ", sent " + relay.sent()))));
        new CountDownLatch(1).await();
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
