package dev.causeway.protocol.xbp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Any bytes, however split: the same frames, then need-more or a violation; no other exception, no read past the end. */
class FrameAssemblerFuzzTest {
    private static final int CAPACITY = XbpFrame.MAX_FRAME_LENGTH;
    private static final int STEPS = 8;

    /** The first bytes say how the rest is split. */
    @FuzzTest
    void shouldGiveSameFramesHoweverSplit(byte[] data) {
        if (data == null || data.length <= STEPS) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(data, STEPS, data.length);

        Result whole = read(stream, new byte[] {127});
        Result split = read(stream, Arrays.copyOf(data, STEPS));

        if (!whole.equals(split)) {
            throw new AssertionError("whole " + whole + ", split " + split);
        }
    }

    private record Result(int frames, long frameBytes, int hash, FrameAssembler.Outcome end, FrameViolation why) {}

    private static Result read(byte[] stream, byte[] steps) {
        FrameAssembler assembler = new FrameAssembler(CAPACITY);
        int position = 0;
        int frames = 0;
        long bytes = 0;
        int hash = 1;
        FrameAssembler.Outcome outcome = FrameAssembler.Outcome.NEED_MORE;
        for (int step = 0; position < stream.length && outcome != FrameAssembler.Outcome.VIOLATION; step++) {
            ByteBuffer room = assembler.writable();
            require(room.hasRemaining(), "no room although every frame was taken");
            int wanted = 1 + (steps[step % steps.length] & 0x7F) * 8;
            int count = Math.min(Math.min(wanted, room.remaining()), stream.length - position);
            room.put(stream, position, count);
            assembler.written();
            position += count;
            outcome = assembler.next();
            while (outcome == FrameAssembler.Outcome.FRAME) {
                hash = 31 * hash + check(assembler);
                frames++;
                bytes += assembler.length();
                assembler.consume();
                outcome = assembler.next();
            }
        }
        require(
                outcome != FrameAssembler.Outcome.VIOLATION
                        || !assembler.description().isEmpty(),
                "a violation without a description");
        return new Result(frames, bytes, hash, outcome, assembler.violation());
    }

    private static int check(FrameAssembler assembler) {
        int length = assembler.length();
        require(length >= XbpFrame.MIN_FRAME_LENGTH && length <= XbpFrame.MAX_FRAME_LENGTH, "length " + length);
        byte[] frame = new byte[length];
        assembler.buffer().getBytes(assembler.offset(), frame);
        UnsafeBuffer copy = new UnsafeBuffer(frame);
        require(XbpFrame.blockLength(copy, 0) <= length - XbpFrame.HEADER_LENGTH, "block beyond frame");
        return Arrays.hashCode(frame);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
