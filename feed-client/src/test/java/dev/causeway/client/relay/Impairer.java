package dev.causeway.client.relay;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The fate of one channel's datagrams, by seed: bytes and a time in, bytes when they are due. One thread. At most
 * {@value #MAX_WAITING} wait; more are dropped, as a switch would.
 */
final class Impairer {
    static final int MAX_WAITING = 1 << 16;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double ALL = 100;
    private static final int HEADER_BYTES = 20;
    private static final int NAME_BYTES = 10;
    /** The high bytes of the number: a low one changed would be a believable other number. */
    private static final int NUMBER_END = 14;

    private final Impairments impairments;
    private final SplittableRandom random;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long order;
    private byte[] swapped;

    private record Waiting(long dueNanos, long order, byte[] datagram) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    Impairer(Impairments impairments, long seed) {
        this.impairments = impairments;
        random = new SplittableRandom(seed);
    }

    /** A datagram came; the array is kept. */
    void offer(byte[] datagram, long nowNanos) {
        if (happens(impairments.drop())) {
            return;
        }
        byte[] sent = happens(impairments.corrupt()) ? damaged(datagram) : datagram;
        boolean late = happens(impairments.delay());
        long lateNanos = late ? 1 + random.nextLong(impairments.delayMillis() * NANOS_PER_MILLI) : 0;
        if (happens(impairments.duplicate())) {
            add(datagram, nowNanos); // the good one: two damaged ones that agree nobody could tell from true
        }
        if (swapped == null && happens(impairments.reorder())) {
            swapped = sent;
            return;
        }
        add(sent, nowNanos + lateNanos);
        if (swapped != null) {
            add(swapped, nowNanos);
            swapped = null;
        }
    }

    /** The next that is due, null when none is. */
    byte[] poll(long nowNanos) {
        Waiting first = waiting.peek();
        return first == null || first.dueNanos > nowNanos ? null : waiting.poll().datagram;
    }

    private void add(byte[] datagram, long dueNanos) {
        if (waiting.size() < MAX_WAITING) {
            waiting.add(new Waiting(dueNanos, order++, datagram));
        }
    }

    private boolean happens(double percent) {
        return percent > 0 && random.nextDouble(ALL) < percent;
    }

    private byte[] damaged(byte[] datagram) {
        if (datagram.length < HEADER_BYTES || random.nextInt(3) == 0) {
            return Arrays.copyOf(datagram, random.nextInt(Math.max(1, datagram.length)));
        }
        byte[] damaged = datagram.clone();
        int from = random.nextBoolean() ? 0 : NAME_BYTES;
        for (int i = from; i < (from == 0 ? NAME_BYTES : NUMBER_END); i++) {
            damaged[i] = (byte) random.nextInt(1, 127);
        }
        return damaged;
    }
}
