package dev.causeway.protocol.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.Flyweight;
import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.xbp.FrameAssembler.Outcome;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that are cut short or wrong in one place: more is needed, a frame, or a violation; nothing else. */
class FrameMutationTest {
    private static final String SBE = "dev.causeway.protocol.xbp.sbe";
    private static final int CAPACITY = XbpFrame.MAX_FRAME_LENGTH;

    static List<GoldenFile> frames() {
        return GoldenFile.all("xbp");
    }

    @Test
    void shouldRunWithBoundsChecks() {
        assertThat(UnsafeBuffer.SHOULD_BOUNDS_CHECK).isTrue();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldNeedMoreForEveryPrefix(GoldenFile file) {
        UnsafeBuffer frame = file.exactBuffer();

        for (int length = 0; length < frame.capacity(); length++) {
            FrameAssembler assembler = new FrameAssembler(CAPACITY);
            assembler.append(frame, 0, length);

            assertThat(assembler.next()).as("prefix of " + length).isEqualTo(Outcome.NEED_MORE);
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldGiveAFrameOrAViolationForEveryOneByteChange(GoldenFile file) {
        UnsafeBuffer frame = file.exactBuffer();
        UnsafeBuffer stream = endingWith(frame);
        FrameAssembler assembler = new FrameAssembler(CAPACITY);
        int start = CAPACITY - frame.capacity();

        for (int position = 0; position < frame.capacity(); position++) {
            byte original = stream.getByte(start + position);
            for (int change = 1; change < 256; change++) {
                stream.putByte(start + position, (byte) (original ^ change));
                assembler.reset();
                assembler.append(stream, 0, CAPACITY);
                while (assembler.offset() < start) {
                    assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
                    assembler.consume();
                }

                Outcome outcome = assembler.next();

                if (outcome != expected(stream, start) || !stateFits(assembler, outcome)) {
                    throw new AssertionError(
                            "position " + position + " xor " + change + ": " + outcome + " " + assembler.description());
                }
                if (outcome == Outcome.FRAME) {
                    readEveryField(assembler);
                }
            }
            stream.putByte(start + position, original);
        }
    }

    /** The frame as the last bytes of a full assembler, so that a read behind it would leave the buffer. */
    private static UnsafeBuffer endingWith(UnsafeBuffer frame) {
        UnsafeBuffer stream = new UnsafeBuffer(new byte[CAPACITY]);
        int filler = CAPACITY - frame.capacity();
        stream.putBytes(0, Frames.unknown(filler, 1), 0, filler);
        stream.putBytes(filler, frame, 0, frame.capacity());
        return stream;
    }

    /** The rules of section 1 again, written as they are stated. */
    private static Outcome expected(UnsafeBuffer stream, int start) {
        byte[] b = stream.byteArray();
        int length = u16(b, start + 2);
        int block = u16(b, start + 24);
        if (u8(b, start) != 0xB7 || length < 32 || length > 1024 || length % 8 != 0) {
            return Outcome.VIOLATION;
        }
        boolean blockFits = block + 32 <= length && block >= XbpTemplates.blockLength(u16(b, start + 26));
        if (u16(b, start + 28) != 901 || !blockFits) {
            return Outcome.VIOLATION;
        }
        return start + length > CAPACITY ? Outcome.NEED_MORE : Outcome.FRAME;
    }

    private static boolean stateFits(FrameAssembler assembler, Outcome outcome) {
        boolean violated = outcome == Outcome.VIOLATION;
        return violated == (assembler.violation() != null)
                && violated != assembler.description().isEmpty();
    }

    /** Reads all fields that the block must hold from a buffer of exactly the frame's size. */
    private static void readEveryField(FrameAssembler assembler) {
        UnsafeBuffer exact = new UnsafeBuffer(new byte[assembler.length()]);
        exact.putBytes(0, assembler.buffer(), assembler.offset(), assembler.length());
        int templateId = XbpFrame.templateId(exact, 0);
        if (XbpTemplates.blockLength(templateId) != XbpTemplates.UNKNOWN) {
            Flyweight.decoder(
                            SBE,
                            XbpTemplates.name(templateId),
                            exact,
                            XbpFrame.HEADER_LENGTH,
                            XbpFrame.blockLength(exact, 0),
                            XbpFrame.version(exact, 0))
                    .readAll();
        }
    }

    private static int u8(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }

    private static int u16(byte[] bytes, int index) {
        return u8(bytes, index) | u8(bytes, index + 1) << 8;
    }
}
