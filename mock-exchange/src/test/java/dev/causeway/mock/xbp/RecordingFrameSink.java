package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps every write; has as much room as it is told. */
final class RecordingFrameSink implements FrameSink {
    final List<UnsafeBuffer> writes = new ArrayList<>();
    int room = 1 << 20;
    boolean closing;
    boolean aborted;
    boolean held;
    int dribbled;
    long stalledMillis;

    @Override
    public int room() {
        return room;
    }

    @Override
    public void write(DirectBuffer buffer, int offset, int length) {
        UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        writes.add(copy);
        room -= length;
    }

    @Override
    public void closeAfterFlush() {
        closing = true;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    @Override
    public void reset() {
        aborted = true;
    }

    @Override
    public void stallReading(long millis) {
        stalledMillis = millis;
    }

    @Override
    public void dribble(int bytes) {
        dribbled += bytes;
    }

    @Override
    public void hold(boolean isHeld) {
        held = isHeld;
    }

    /** What was written since the last call: {@code template:number}, {@code *} behind a possible duplicate. */
    List<String> taken() {
        List<String> texts = writes.stream().map(RecordingFrameSink::text).toList();
        writes.clear();
        return texts;
    }

    /** The only frame of this template among what was not taken yet. */
    UnsafeBuffer frame(int templateId) {
        return writes.stream()
                .filter(frame -> XbpFrame.templateId(frame, 0) == templateId)
                .findFirst()
                .orElseThrow();
    }

    private static String text(UnsafeBuffer frame) {
        return XbpFrame.templateId(frame, 0) + ":" + XbpFrame.seqNo(frame, 0)
                + (XbpFrame.isPossDup(frame, 0) ? "*" : "");
    }
}
