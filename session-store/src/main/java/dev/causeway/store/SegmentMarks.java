package dev.causeway.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.VarHandle;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Two positions in a segment's header that make opening quick whatever the segment's size. Each stands beside its complement;
 * one that does not is not believed, and the whole segment is read instead. Not covered by the header's CRC.
 *
 * <table>
 * <caption>Marks</caption>
 * <tr><th>offset</th><th>type</th><th>field</th></tr>
 * <tr><td>272</td><td>u64, complement</td><td>checkpoint: where the last one inside the segment begins, 0: none</td></tr>
 * <tr><td>288</td><td>u64, complement</td><td>reach: nothing was written from here on; raised before a record needs it</td></tr>
 * </table>
 */
final class SegmentMarks {
    static final int CHECKPOINT_OFFSET = 272;
    static final int REACH_OFFSET = 288;
    private static final int MAX_INTERVAL_BYTES = 32 << 20;
    private static final int MIN_INTERVAL_BYTES = 4096;

    private SegmentMarks() {}

    /** How far apart checkpoints are, about, and by how much the reach is raised. */
    static int interval(int segmentBytes) {
        return Math.min(MAX_INTERVAL_BYTES, Math.max(MIN_INTERVAL_BYTES, segmentBytes / 8));
    }

    /** Where the last checkpoint inside the segment begins, 0 when there is none or it is not known. */
    static int checkpoint(DirectBuffer from) {
        return (int) Math.max(0, read(from, CHECKPOINT_OFFSET));
    }

    /** The place from which on nothing was written by this run of the machine. */
    static int reach(MappedFile file) {
        long reach = read(file.buffer(), REACH_OFFSET);
        return reach >= SegmentHeader.RECORDS_START && reach <= file.bytes() ? (int) reach : file.bytes();
    }

    static void writeCheckpoint(MutableDirectBuffer to, long position) {
        write(to, CHECKPOINT_OFFSET, position);
    }

    static void writeReach(MutableDirectBuffer to, long position) {
        write(to, REACH_OFFSET, position);
    }

    private static long read(DirectBuffer from, int offset) {
        long position = from.getLong(offset, LITTLE_ENDIAN);
        return from.getLong(offset + Long.BYTES, LITTLE_ENDIAN) == ~position ? position : -1;
    }

    /** What a dying process leaves of it is the old mark, the new one, or none to believe; never one before its time. */
    private static void write(MutableDirectBuffer to, int offset, long position) {
        VarHandle.releaseFence();
        to.putLong(offset, position, LITTLE_ENDIAN);
        to.putLong(offset + Long.BYTES, ~position, LITTLE_ENDIAN);
        VarHandle.releaseFence();
    }
}
