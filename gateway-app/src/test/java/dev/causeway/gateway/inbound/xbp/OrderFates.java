package dev.causeway.gateway.inbound.xbp;

import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** What became of each message the session accepted: when its epoch has ended, it was acknowledged or its owner was told. */
final class OrderFates {
    private static final int LAST_PROCESSED_OFFSET = 8;

    private final Set<Long> accepted = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private int epoch;
    private long highestAcknowledged;

    void accepted(long seqNo) {
        accepted.add(seqNo);
    }

    void told(long seqNo) {
        told.add(seqNo);
    }

    /** A venue's frame, whether or not the session takes it. */
    void acknowledging(byte[] frame) {
        int seqNo = new UnsafeBuffer(frame).getInt(LAST_PROCESSED_OFFSET, ByteOrder.LITTLE_ENDIAN);
        highestAcknowledged = Math.max(highestAcknowledged, Integer.toUnsignedLong(seqNo));
    }

    void check(int logEpoch) {
        if (logEpoch != epoch) {
            for (long seqNo : accepted) {
                FuzzPorts.require(
                        seqNo <= highestAcknowledged || told.contains(seqNo),
                        "nobody was told of message " + seqNo + " of epoch " + epoch);
            }
            epoch = logEpoch;
            accepted.clear();
            told.clear();
            highestAcknowledged = 0;
        }
    }
}
