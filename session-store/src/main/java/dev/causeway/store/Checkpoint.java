package dev.causeway.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a segment begins with, so that no earlier segment is needed to know the state: each session's position, each
 * definition, and a record that says how many they were. Written again inside the segment at intervals, outside any unit,
 * so that opening need not read a large segment from its beginning.
 */
final class Checkpoint {
    private Checkpoint() {}

    /** How many bytes it takes. */
    static long bytes(SessionPositions positions) {
        long bytes = RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + BootId.MAX_LENGTH);
        for (int sessionNo = 0; sessionNo < positions.sessionLimit(); sessionNo++) {
            bytes += positions.holds(sessionNo) ? RecordDescriptor.HEADER_LENGTH : 0;
        }
        for (byte[] definition : positions.definitions().values()) {
            bytes += RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + definition.length);
        }
        return bytes;
    }

    /**
     * Writes it.
     *
     * @param position where it begins; everything from there on is zeros
     * @param bootId this run of the machine; nothing where the segment's header says it
     * @return the position after it
     */
    static int write(MappedFile file, int position, Ledger ledger, long epochNanos, String bootId) {
        RawRecord record = new RawRecord();
        SessionPositions positions = ledger.positions();
        long count = 0;
        for (int sessionNo = 0; sessionNo < positions.sessionLimit(); sessionNo++) {
            if (positions.holds(sessionNo)) {
                position = RecordWriter.write(file, position, session(positions, sessionNo, record));
                count++;
            }
        }
        for (Map.Entry<Long, byte[]> each : positions.definitions().entrySet()) {
            record.clear(RecordDescriptor.CHECKPOINT_DEFINITION, each.getKey(), epochNanos);
            record.payload(new UnsafeBuffer(each.getValue()), 0, each.getValue().length);
            position = RecordWriter.write(file, position, record);
            count++;
        }
        byte[] boot = bootId.getBytes(StandardCharsets.US_ASCII);
        record.clear(RecordDescriptor.CHECKPOINT_END, count, epochNanos)
                .payload(new UnsafeBuffer(boot), 0, boot.length);
        record.venueSeqNo = ledger.nextFeedSeq();
        return RecordWriter.write(file, position, record);
    }

    private static RawRecord session(SessionPositions positions, int sessionNo, RawRecord record) {
        long epochStart = positions.epochStartNanos(sessionNo);
        record.clear(RecordDescriptor.CHECKPOINT_SESSION, positions.venueEpoch(sessionNo), epochStart);
        record.sessionNo = sessionNo;
        record.epoch = positions.epoch(sessionNo);
        record.nextExpected = positions.expected(sessionNo);
        return record;
    }

    /** Takes one record of a checkpoint. */
    static void apply(RawRecord record, SessionPositions positions) {
        if (record.type == RecordDescriptor.CHECKPOINT_SESSION) {
            positions.begin(record.sessionNo, record.epoch, record.subject, record.epochNanos);
            positions.expect(record.sessionNo, record.nextExpected);
        } else {
            positions.define(record.subject, record.buffer, record.offset, record.length);
        }
    }
}
