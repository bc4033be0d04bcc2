package dev.causeway.client.receiver;

import java.util.SplittableRandom;
import java.util.TreeSet;

/** One session of a schedule: its messages 1 to {@code lastSeqNo}, and what became of them on the way. */
final class Era {
    final String name;
    final Datagrams datagrams;
    final long lastSeqNo;
    /** Whether the publisher said that it ended, long enough to be heard, and left a night before the next. */
    final boolean endsOrderly;
    /** What the server does not have. */
    final TreeSet<Long> withheld = new TreeSet<>();
    /** What came to the receiver while the session was its current one. */
    final TreeSet<Long> arrived = new TreeSet<>();

    Era(String name, boolean endsOrderly, SplittableRandom random) {
        this.name = name;
        this.endsOrderly = endsOrderly;
        datagrams = new Datagrams(name);
        lastSeqNo = random.nextLong(20, 200);
        double withheldShare = random.nextBoolean() ? 0 : 0.2;
        for (long seqNo = 1; seqNo <= lastSeqNo; seqNo++) {
            if (random.nextDouble() < withheldShare) {
                withheld.add(seqNo);
            }
        }
    }
}
