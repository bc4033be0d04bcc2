package dev.causeway.protocol.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.xbp.FrameAssembler.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However TCP cuts the stream, the same frames come out. */
class FrameSplitTest {
    private final List<byte[]> frames = frames();
    private final byte[] stream = joined(frames);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 31, 32, 33, 1023, 1024, 1025, 4096})
    void shouldGiveTheSameFramesWhenReadInPiecesOfOneSize(int pieceBytes) {
        List<byte[]> got = readAll(4096, room -> pieceBytes);

        assertThat(got).usingElementComparator(Arrays::compare).isEqualTo(frames);
    }

    @Test
    void shouldGiveManyFramesWhenTheyComeInOneRead() {
        List<byte[]> got = readAll(stream.length, room -> stream.length);

        assertThat(got).usingElementComparator(Arrays::compare).isEqualTo(frames);
    }

    @Test
    void shouldGiveTheSameFramesWhenCutAtAnyOnePosition() {
        for (int cut = 1; cut < stream.length; cut++) {
            int[] pieces = {cut, stream.length - cut};
            int[] read = {0};

            List<byte[]> got = readAll(stream.length, room -> pieces[read[0]++]);

            assertThat(got)
                    .as("cut at " + cut)
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(frames);
        }
    }

    @Test
    void shouldGiveTheSameFramesUnderRandomSplits() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            int capacity = 1024 + random.nextInt(3000);
            int most = 1 + random.nextInt(2000);

            List<byte[]> got = readAll(capacity, room -> 1 + random.nextInt(most));

            assertThat(got)
                    .as("seed " + seed)
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(frames);
        }
    }

    /** Reads the stream as a channel would, leaving some frames for the next turn as a full ring would. */
    private List<byte[]> readAll(int capacity, IntUnaryOperator pieceBytes) {
        FrameAssembler assembler = new FrameAssembler(capacity);
        List<byte[]> got = new ArrayList<>();
        int position = 0;
        int turn = 0;
        while (position < stream.length) {
            ByteBuffer room = assembler.writable();
            int wanted = pieceBytes.applyAsInt(room.remaining());
            int bytes = Math.min(Math.min(wanted, room.remaining()), stream.length - position);
            room.put(stream, position, bytes);
            assembler.written();
            position += bytes;
            takeFrames(assembler, got, turn++ % 3 == 2 && position < stream.length && room.hasRemaining() ? 1 : 99);
        }
        takeFrames(assembler, got, Integer.MAX_VALUE);
        assertThat(assembler.next()).isEqualTo(Outcome.NEED_MORE);
        assertThat(assembler.buffered()).isZero();
        return got;
    }

    private static void takeFrames(FrameAssembler assembler, List<byte[]> got, int most) {
        for (int i = 0; i < most && assembler.next() == Outcome.FRAME; i++) {
            byte[] frame = new byte[assembler.length()];
            assembler.buffer().getBytes(assembler.offset(), frame);
            got.add(frame);
            assembler.consume();
        }
        assertThat(assembler.violation()).isNull();
    }

    private static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        frames.add(Frames.unknown(1024, 1).byteArray());
        GoldenFile.all("xbp").forEach(file -> frames.add(file.bytes()));
        frames.add(Frames.unknown(32, 2).byteArray());
        frames.add(Frames.unknown(1024, 3).byteArray());
        return frames;
    }

    private static byte[] joined(List<byte[]> frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
