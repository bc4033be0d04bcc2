package dev.causeway.client.cli;

import dev.causeway.client.DatagramTap;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;

/** Drops a share of each channel's datagrams, by seed: a bad network without one. Owner: the client's thread. */
final class RandomDrop implements DatagramTap {
    private static final double PERCENT = 100;

    private final double[] shares;
    private final SplittableRandom[] random;

    /** @param percentA and percentB 0..100 */
    RandomDrop(double percentA, double percentB, long seed) {
        shares = new double[] {percentA / PERCENT, percentB / PERCENT};
        random = new SplittableRandom[] {new SplittableRandom(seed), new SplittableRandom(~seed)};
    }

    @Override
    public boolean onDatagram(int channel, DirectBuffer buffer, int offset, int length) {
        return shares[channel] == 0 || random[channel].nextDouble() >= shares[channel];
    }
}
