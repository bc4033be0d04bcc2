package dev.causeway.client.cli;

import dev.causeway.client.DatagramTap;
import dev.causeway.protocol.mold.MoldHeader;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * How far one channel is behind the other: the time between the arrivals of the same packet. Remembers the latest
 * {@value #REMEMBERED} numbers. Owner: the main thread. Times are monotonic nanoseconds.
 */
final class ChannelRace implements DatagramTap {
    private static final int REMEMBERED = 4096;
    private static final int CHANNELS = 2;

    private final LongSupplier clock;
    private final long[] seqNos = new long[REMEMBERED];
    private final long[] arrivalNanos = new long[REMEMBERED];
    private final int[] arrivedOn = new int[REMEMBERED];
    private final long[] wins = new long[CHANNELS];
    private long sumNanos;
    private long maxNanos;

    ChannelRace(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public boolean onDatagram(int channel, DirectBuffer buffer, int offset, int length) {
        if (length > MoldHeader.LENGTH) {
            arrived(channel, MoldHeader.sequenceNumber(buffer, offset), clock.getAsLong());
        }
        return true;
    }

    /** Packets that came on both channels since the last {@link #reset}. */
    long pairs() {
        return wins[0] + wins[1];
    }

    /** How many of them a channel brought first. */
    long wins(int channel) {
        return wins[channel];
    }

    /** Mean time from the first arrival to the second, positive when B was the later. */
    long meanNanos() {
        return pairs() == 0 ? 0 : sumNanos / pairs();
    }

    /** The longest time between both, whichever was the later. */
    long maxNanos() {
        return maxNanos;
    }

    void reset() {
        wins[0] = 0;
        wins[1] = 0;
        sumNanos = 0;
        maxNanos = 0;
    }

    private void arrived(int channel, long seqNo, long nowNanos) {
        int slot = (int) seqNo & REMEMBERED - 1;
        if (seqNos[slot] != seqNo) {
            seqNos[slot] = seqNo;
            arrivalNanos[slot] = nowNanos;
            arrivedOn[slot] = channel;
        } else if (arrivedOn[slot] != channel) {
            long behind = nowNanos - arrivalNanos[slot];
            wins[arrivedOn[slot]]++;
            sumNanos += channel == 1 ? behind : -behind;
            maxNanos = Math.max(maxNanos, behind);
            seqNos[slot] = 0;
        }
    }
}
