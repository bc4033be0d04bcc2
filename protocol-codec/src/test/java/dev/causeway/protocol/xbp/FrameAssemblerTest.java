package dev.causeway.protocol.xbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.protocol.xbp.FrameAssembler.Outcome;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAssemblerTest {
    private static final int MD_TRADE = 301;

    private final FrameAssembler assembler = new FrameAssembler(4096);

    @ParameterizedTest
    @CsvSource({
        "0, LENGTH_BELOW_MIN",
        "31, LENGTH_BELOW_MIN",
        "33, LENGTH_UNALIGNED",
        "1020, LENGTH_UNALIGNED",
        "1025, LENGTH_ABOVE_MAX",
        "1032, LENGTH_ABOVE_MAX",
        "65535, LENGTH_ABOVE_MAX"
    })
    void shouldRefuseALengthAsSoonAsItsBytesAreThere(int frameLength, FrameViolation violation) {
        UnsafeBuffer header = Frames.header(frameLength);

        assembler.append(header, 0, 3);
        Outcome before = assembler.next();
        assembler.append(header, 3, 1);
        Outcome after = assembler.next();

        assertThat(before).isEqualTo(Outcome.NEED_MORE);
        assertThat(after).isEqualTo(Outcome.VIOLATION);
        assertThat(assembler.violation()).isEqualTo(violation);
        assertThat(assembler.description()).contains("frameLength " + frameLength);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 40, 1016, 1024})
    void shouldTakeEveryAlignedLengthWithinTheBounds(int frameLength) {
        UnsafeBuffer frame = Frames.unknown(frameLength, 7);

        assembler.append(frame, 0, frameLength - 1);
        Outcome before = assembler.next();
        assembler.append(frame, frameLength - 1, 1);
        Outcome after = assembler.next();

        assertThat(before).isEqualTo(Outcome.NEED_MORE);
        assertThat(after).isEqualTo(Outcome.FRAME);
        assertThat(assembler.length()).isEqualTo(frameLength);
    }

    @Test
    void shouldRefuseAWrongMagicAtTheFirstByte() {
        assembler.append(new UnsafeBuffer(new byte[] {'8'}), 0, 1);

        assertThat(assembler.next()).isEqualTo(Outcome.VIOLATION);
        assertThat(assembler.violation()).isEqualTo(FrameViolation.BAD_MAGIC);
        assertThat(assembler.description()).isEqualTo("magic 0x38, must be 0xB7");
    }

    @Test
    void shouldRefuseAnotherSchemaAsSoonAsTheHeaderIsThere() {
        UnsafeBuffer frame = Frames.sbeHeader(Frames.unknown(64, 1), 32, Frames.UNKNOWN_TEMPLATE, 902);

        assembler.append(frame, 0, 32);

        assertThat(assembler.next()).isEqualTo(Outcome.VIOLATION);
        assertThat(assembler.violation()).isEqualTo(FrameViolation.BAD_SCHEMA);
        assertThat(assembler.description()).isEqualTo("schemaId 902, must be 901");
    }

    @ParameterizedTest
    @CsvSource({"39, BLOCK_TOO_SHORT", "40, ", "48, ", "49, BLOCK_BEYOND_FRAME", "65535, BLOCK_BEYOND_FRAME"})
    void shouldJudgeTheBlockOfAKnownTemplateBelowAtAndAboveItsBounds(int blockLength, FrameViolation violation) {
        UnsafeBuffer frame = Frames.sbeHeader(Frames.unknown(80, 1), blockLength, MD_TRADE, XbpFrame.SCHEMA_ID);

        assembler.append(frame, 0, 80);
        Outcome outcome = assembler.next();

        assertThat(outcome).isEqualTo(violation == null ? Outcome.FRAME : Outcome.VIOLATION);
        assertThat(assembler.violation()).isEqualTo(violation);
        assertThat(assembler.description().contains("301 (MdTrade)")).isEqualTo(violation != null);
    }

    @Test
    void shouldTakeAnEmptyBlockOfAnUnknownTemplate() {
        assembler.append(Frames.header(32), 0, 32);

        assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
    }

    @Test
    void shouldGiveTheSameFrameAgainWhenItWasNotConsumed() {
        assembler.append(Frames.unknown(40, 1), 0, 40);
        assembler.append(Frames.unknown(48, 2), 0, 48);

        Outcome first = assembler.next();
        Outcome again = assembler.next();
        long seqNoAgain = XbpFrame.seqNo(assembler.buffer(), assembler.offset());
        assembler.consume();
        Outcome second = assembler.next();

        assertThat(first).isEqualTo(Outcome.FRAME);
        assertThat(again).isEqualTo(Outcome.FRAME);
        assertThat(seqNoAgain).isEqualTo(1);
        assertThat(second).isEqualTo(Outcome.FRAME);
        assertThat(XbpFrame.seqNo(assembler.buffer(), assembler.offset())).isEqualTo(2);
        assertThat(assembler.buffered()).isEqualTo(48);
    }

    @Test
    void shouldKeepAnUnconsumedFrameWhenMoreIsReadBehindIt() {
        assembler.append(Frames.unknown(40, 1), 0, 40);
        assembler.append(Frames.unknown(48, 2), 0, 48);
        assembler.next();
        assembler.consume();
        assembler.next();

        ByteBuffer room = assembler.writable();
        room.put(Frames.unknown(32, 3).byteArray());
        assembler.written();

        assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
        assertThat(assembler.offset()).isZero();
        assertThat(XbpFrame.seqNo(assembler.buffer(), assembler.offset())).isEqualTo(2);
        assembler.consume();
        assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
        assertThat(XbpFrame.seqNo(assembler.buffer(), assembler.offset())).isEqualTo(3);
    }

    @Test
    void shouldHaveNoRoomOnlyWhenWholeFramesWait() {
        FrameAssembler small = new FrameAssembler(XbpFrame.MAX_FRAME_LENGTH);
        small.append(Frames.unknown(1024, 1), 0, 1024);

        assertThat(small.writable().remaining()).isZero();
        assertThat(small.room()).isZero();
        assertThat(small.next()).isEqualTo(Outcome.FRAME);
        assertThatThrownBy(() -> small.append(Frames.unknown(32, 2), 0, 32))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes, room for 0");
        small.consume();
        assertThat(small.room()).isEqualTo(1024);
    }

    @Test
    void shouldStayViolatedUntilReset() {
        assembler.append(Frames.header(0), 0, 32);
        assembler.next();

        assembler.append(Frames.unknown(32, 1), 0, 32);
        Outcome still = assembler.next();
        assembler.reset();
        int buffered = assembler.buffered();
        assembler.append(Frames.unknown(32, 1), 0, 32);

        assertThat(still).isEqualTo(Outcome.VIOLATION);
        assertThat(buffered).isZero();
        assertThat(assembler.next()).isEqualTo(Outcome.FRAME);
        assertThat(assembler.violation()).isNull();
        assertThat(assembler.description()).isEmpty();
    }

    @Test
    void shouldRefuseToConsumeWhatIsNoFrame() {
        assembler.append(Frames.unknown(32, 1), 0, 31);

        assertThatThrownBy(assembler::consume).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseACapacityThatCannotHoldTheLargestFrame() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameAssembler(1023));
    }
}
