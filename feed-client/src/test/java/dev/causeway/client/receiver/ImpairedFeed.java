package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.protocol.mold.MoldRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
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
    /** Long enough for every gap timeout that a scarce hold buffer makes wait for another. */
    private static final long NIGHT_NANOS = 3_600_000 * MILLI;

    /** Longer than an unfinished session is waited for and a packet is late. */
    private static final long ROLL_NANOS = 300 * MILLI;

    final RecordedEvents events = new RecordedEvents();
    final FeedReceiver receiver;
    final List<Era> eras = new ArrayList<>();
    long maxHeld;

    private final SplittableRandom random;
    private final PriorityQueue<Arrival> network = new PriorityQueue<>();
    private final double[] loss;
    private final double[] trouble;
    private long order;
    private long nowNanos;

    ImpairedFeed(long seed, ReceiverSettings settings) {
        random = new SplittableRandom(seed);
        loss = new double[] {random.nextDouble(0.6), random.nextDouble(0.6), random.nextDouble(0.3)};
        trouble = new double[] {random.nextDouble(0.3), random.nextDouble(0.3), random.nextDouble(0.2)};
        int sessions = random.nextInt(1, 4);
        for (int i = 1; i <= sessions; i++) {
            eras.add(new Era("G12611210" + i, i == sessions || random.nextBoolean(), random));
        }
        receiver = new FeedReceiver(settings, events, this::onRequest, 0);
    }

    /** Runs until the session has ended for the receiver. */
    void run() {
        publish();
        long limitNanos = 4 * NIGHT_NANOS;
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
        // The receiver's first sight is clean: nothing tells a damaged first name from a good one.
        byte[] first = eras.get(0).datagrams.data(1, 1);
        schedule(0, 0, first);
        schedule(1, random.nextLong(MILLI), first);
        long nanos = -ROLL_NANOS;
        for (Era era : eras) {
            // Names never change so fast that the one before is not yet believed: a late packet could revive it.
            nanos = publish(era, nanos + ROLL_NANOS + random.nextLong(50 * MILLI));
        }
    }

    private long publish(Era era, long beginNanos) {
        long nanos = beginNanos;
        for (long seqNo = 1; seqNo <= era.lastSeqNo; ) {
            int count = (int) Math.min(random.nextInt(1, 6), era.lastSeqNo - seqNo + 1);
            nanos += random.nextLong(300 * MICRO);
            sendOnBoth(nanos, era.datagrams.data(seqNo, count));
            seqNo += count;
        }
        for (int i = 0; era.endsOrderly && i < 40; i++) {
            nanos += i == 0 ? 5 * MILLI : 500 * MILLI;
            long next = era.lastSeqNo + 1;
            sendOnBoth(nanos, i < 20 ? era.datagrams.heartbeat(next) : era.datagrams.endOfSession(next));
        }
        return era.endsOrderly ? nanos + NIGHT_NANOS : nanos;
    }

    private void sendOnBoth(long nanos, byte[] datagram) {
        impair(0, nanos, datagram);
        impair(1, nanos, datagram);
    }

    private boolean onRequest(DirectBuffer buffer, int offset, int length) {
        long from = MoldRequest.sequenceNumber(buffer, offset);
        int count = MoldRequest.messageCount(buffer, offset);
        Era era = era(buffer, offset);
        if (length != MoldRequest.LENGTH || from < 1 || count > 1000 || from + count - 1 > era.lastSeqNo) {
            throw new AssertionError("request " + from + "+" + count + " of " + era.lastSeqNo);
        }
        if (random.nextDouble() >= loss[SERVER]) {
            for (long seqNo = from; seqNo < from + count; seqNo++) {
                if (!era.withheld.contains(seqNo)) {
                    impair(SERVER, nowNanos + 100 * MICRO, era.datagrams.data(seqNo, 1));
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
        long before = refused(arrival.source);
        receiver.onDatagram(arrival.source, buffer, 0, arrival.datagram.length, nowNanos);
        if (before == refused(arrival.source)) {
            noteArrival(arrival.datagram);
        }
    }

    private void noteArrival(byte[] datagram) {
        MoldPacketReader reader = new MoldPacketReader();
        UnsafeBuffer buffer = new UnsafeBuffer(datagram);
        if (reader.wrap(buffer, 0, datagram.length) == MoldPacketReader.Outcome.OK) {
            Era era = era(buffer, 0);
            for (int i = 0; i < reader.messageCount(); i++) {
                era.arrived.add(reader.sequenceNumber() + i);
            }
        }
    }

    private long refused(int channel) {
        FeedCounters counters = receiver.counters();
        return counters.value(FeedCounters.Channel.IMPLAUSIBLE, channel)
                + counters.value(FeedCounters.Channel.OTHER_SESSION, channel);
    }

    private Era era(DirectBuffer packet, int offset) {
        String name = MoldHeader.sessionName(packet, offset);
        return eras.stream()
                .filter(era -> era.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("believed session " + name));
    }
}
