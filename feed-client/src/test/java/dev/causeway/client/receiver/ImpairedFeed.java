package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.protocol.mold.MoldRequest;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One schedule: a publisher, two channels and a retransmission server that drop, delay, reorder, duplicate and damage by
 * seed, a receiver, and a clock that jumps from event to event.
 */
final class ImpairedFeed {
    private record Arrival(long nanos, long order, int source, byte[] datagram) implements Comparable<Arrival> {
        @Override
        public int compareTo(Arrival other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private static final int SERVER = 2;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    final RecordedEvents events = new RecordedEvents();
    final FeedReceiver receiver;
    final TreeSet<Long> arrived = new TreeSet<>();
    final TreeSet<Long> withheld = new TreeSet<>();
    final long lastSeqNo;
    long maxHeld;

    private final SplittableRandom random;
    private final Datagrams datagrams = new Datagrams("G126112101");
    private final PriorityQueue<Arrival> network = new PriorityQueue<>();
    private final double[] loss;
    private final double[] trouble;
    private long order;
    private long nowNanos;

    ImpairedFeed(long seed, ReceiverSettings settings) {
        random = new SplittableRandom(seed);
        lastSeqNo = random.nextLong(20, 200);
        loss = new double[] {random.nextDouble(0.6), random.nextDouble(0.6), random.nextDouble(0.3)};
        trouble = new double[] {random.nextDouble(0.3), random.nextDouble(0.3), random.nextDouble(0.2)};
        double withheldShare = random.nextBoolean() ? 0 : 0.2;
        for (long seqNo = 1; seqNo <= lastSeqNo; seqNo++) {
            if (random.nextDouble() < withheldShare) {
                withheld.add(seqNo);
            }
        }
        receiver = new FeedReceiver(settings, events, this::onRequest, 0);
    }

    /** Runs until the session has ended for the receiver. */
    void run() {
        publish();
        long limitNanos = 3_600_000 * MILLI;
        while (!network.isEmpty() || receiver.counters().value(FeedCounters.Total.GAPS_OPEN) > 0) {
            long next = network.isEmpty() ? Long.MAX_VALUE : network.peek().nanos;
            nowNanos = Math.max(nowNanos, Math.min(next, receiver.nextTimerNanos()));
            if (nowNanos > limitNanos) {
                throw new AssertionError("no end: " + events.lines);
            }
            if (nowNanos == next) {
                arrive(network.poll());
            }
            receiver.onTimer(nowNanos);
            maxHeld = Math.max(maxHeld, receiver.counters().value(FeedCounters.Total.HELD));
        }
    }

    private void publish() {
        long nanos = 0;
        // The receiver's first sight is clean: nothing tells a damaged first name from a good one.
        schedule(0, nanos, datagrams.data(1, 1));
        schedule(1, nanos + random.nextLong(MILLI), datagrams.data(1, 1));
        for (long seqNo = 2; seqNo <= lastSeqNo; ) {
            int count = (int) Math.min(random.nextInt(1, 6), lastSeqNo - seqNo + 1);
            nanos += random.nextLong(300 * MICRO);
            sendOnBoth(nanos, datagrams.data(seqNo, count));
            seqNo += count;
        }
        for (int i = 0; i < 40; i++) {
            nanos += i == 0 ? 5 * MILLI : 500 * MILLI;
            sendOnBoth(nanos, i < 20 ? datagrams.heartbeat(lastSeqNo + 1) : datagrams.endOfSession(lastSeqNo + 1));
        }
    }

    private void sendOnBoth(long nanos, byte[] datagram) {
        impair(0, nanos, datagram);
        impair(1, nanos, datagram);
    }

    private boolean onRequest(DirectBuffer buffer, int offset, int length) {
        long from = MoldRequest.sequenceNumber(buffer, offset);
        int count = MoldRequest.messageCount(buffer, offset);
        if (length != MoldRequest.LENGTH || from < 1 || count > 1000 || from + count - 1 > lastSeqNo) {
            throw new AssertionError("request " + from + "+" + count + " of " + lastSeqNo);
        }
        if (random.nextDouble() >= loss[SERVER]) {
            for (long seqNo = from; seqNo < from + count; seqNo++) {
                if (!withheld.contains(seqNo)) {
                    impair(SERVER, nowNanos + 100 * MICRO, datagrams.data(seqNo, 1));
                }
            }
        }
        return true;
    }

    private void impair(int source, long nanos, byte[] datagram) {
        if (random.nextDouble() < loss[source]) {
            return;
        }
        boolean troubled = random.nextDouble() < trouble[source];
        int kind = troubled ? random.nextInt(3) : -1;
        byte[] sent = kind == 0 ? damage(datagram) : datagram;
        long delay = kind == 1 ? random.nextLong(20 * MILLI) : random.nextLong(50 * MICRO);
        schedule(source, nanos + delay, sent);
        if (kind == 2) {
            schedule(source, nanos + random.nextLong(5 * MILLI), datagram);
        }
    }

    /** Damage that a receiver without a checksum can see: lengths, counts, names, numbers far off, noise. */
    private byte[] damage(byte[] datagram) {
        byte[] damaged = datagram.clone();
        switch (random.nextInt(6)) {
            case 0 -> damaged = Arrays.copyOf(datagram, random.nextInt(datagram.length));
            case 1 -> damaged = Arrays.copyOf(datagram, datagram.length + random.nextInt(1, 9));
            case 2 -> damaged[19] ^= (byte) random.nextInt(1, 128);
            case 3 -> scramble(damaged, 0, 10);
            case 4 -> scramble(damaged, 10, 15);
            default -> random.nextBytes(damaged);
        }
        return damaged;
    }

    /** Never twice the same: a receiver takes two that agree for true. */
    private void scramble(byte[] datagram, int from, int to) {
        for (int i = from; i < to; i++) {
            datagram[i] = (byte) random.nextInt(1, 127);
        }
    }

    private void schedule(int source, long nanos, byte[] datagram) {
        network.add(new Arrival(nanos, order++, source, datagram));
    }

    private void arrive(Arrival arrival) {
        UnsafeBuffer buffer = new UnsafeBuffer(arrival.datagram);
        if (arrival.source == SERVER) {
            receiver.onRetransmission(buffer, 0, arrival.datagram.length, nowNanos);
            return;
        }
        long before = receiver.counters().value(FeedCounters.Channel.IMPLAUSIBLE, arrival.source);
        receiver.onDatagram(arrival.source, buffer, 0, arrival.datagram.length, nowNanos);
        if (before == receiver.counters().value(FeedCounters.Channel.IMPLAUSIBLE, arrival.source)) {
            noteArrival(arrival.datagram);
        }
    }

    private void noteArrival(byte[] datagram) {
        MoldPacketReader reader = new MoldPacketReader();
        boolean readable = reader.wrap(new UnsafeBuffer(datagram), 0, datagram.length) == MoldPacketReader.Outcome.OK;
        if (readable && reader.isSession(MoldHeader.session("G126112101"))) {
            for (int i = 0; i < reader.messageCount(); i++) {
                arrived.add(reader.sequenceNumber() + i);
            }
        }
    }
}
