package dev.causeway.store;

import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a segment begins with, so that no earlier segment is needed to know the state: each session's position, each
 * definition, and a record that says how many they were.
 */
final class Checkpoint {
    private Checkpoint() {}

    /** How many bytes it takes. */
    static long bytes(SessionPositions positions) {
        long bytes = RecordDescriptor.HEADER_LENGTH;
        for (int sessionNo = 0; sessionNo < positions.sessionLimit(); sessionNo++) {
            bytes += positions.holds(sessionNo) ? RecordDescriptor.HEADER_LENGTH : 0;
        }
        for (byte[] definition : positions.definitions().values()) {
            bytes += RecordDescriptor.aligned(RecordDescriptor.HEADER_LENGTH + definition.length);
        }
        return bytes;
    }

    /**
     * Writes it at the beginning of a fresh file.
     *
     * @return the position after it
     */
    static int write(MappedFile file, SessionPositions positions, long epochNanos) {
        RawRecord record = new RawRecord();
        int position = SegmentHeader.RECORDS_START;
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
        return RecordWriter.write(file, position, record.clear(RecordDescriptor.CHECKPOINT_END, count, epochNanos));
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
