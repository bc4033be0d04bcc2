package dev.causeway.protocol.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.causeway.protocol.feed.sbe.GapState;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import dev.causeway.protocol.golden.GoldenFile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-written encoders, into a buffer full of dirt, against the golden bytes. */
class EncodersTest {
    private static final int OFFSET = 5;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1500]);
    private final NoticeEncoder notices = new NoticeEncoder();
    private final UnmappedEncoder unmapped = new UnmappedEncoder();

    EncodersTest() {
        buffer.setMemory(0, 1500, (byte) 0x5A);
    }

    @Test
    void shouldEncodeASessionStatus() {
        GoldenFile file = GoldenFile.of("feed", "001-SessionStatus");

        int length = notices.sessionStatus(
                buffer, OFFSET, src(file), SessionStatusCode.RECOVERING, StatusReason.PEER_CLOSED);

        assertThat(encoded(length)).isEqualTo(file.bytes());
    }

    @Test
    void shouldEncodeAGapNotice() {
        GoldenFile file = GoldenFile.of("feed", "002-GapNotice");

        int length = notices.gapNotice(buffer, OFFSET, src(file), 101, 4_000_000_000L, GapState.LOST);

        assertThat(encoded(length)).isEqualTo(file.bytes());
    }

    @Test
    void shouldEncodeAnInstrumentDefinition() {
        GoldenFile file = GoldenFile.of("feed", "003-InstrumentDef");
        GoldenFile unknownTerms = GoldenFile.of("feed", "003-InstrumentDef-unknown-terms");

        int length = notices.instrumentDef(buffer, OFFSET, src(file), "EUR/USD", 1000, 10000);
        byte[] known = encoded(length);
        length = notices.instrumentDef(buffer, OFFSET, src(unknownTerms), "AAPL", FixedPoint.NULL_PRICE, 0);

        assertThat(known).isEqualTo(file.bytes());
        assertThat(encoded(length)).isEqualTo(unknownTerms.bytes());
    }

    @Test
    void shouldEncodeASessionDefinition() {
        GoldenFile file = GoldenFile.of("feed", "004-SessionDef");

        int length = notices.sessionDef(buffer, OFFSET, src(file), "simy-xbp", "SIMY", Protocol.XBP);

        assertThat(encoded(length)).isEqualTo(file.bytes());
    }

    @Test
    void shouldRefuseTextThatDoesNotFitItsField() {
        Src src = new Src();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> notices.instrumentDef(buffer, 0, src, "A".repeat(25), 1, 1))
                .withMessageContaining("at most 24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notices.sessionDef(buffer, 0, src, "id", "NINECHARS", Protocol.FIX))
                .withMessageContaining("at most 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notices.sessionDef(buffer, 0, src, "ü", "SIMY", Protocol.FIX))
                .withMessageContaining("US-ASCII");
    }

    @Test
    void shouldEncodeWhatIsUnmapped() {
        GoldenFile file = GoldenFile.of("feed", "099-Unmapped");
        UnsafeBuffer bytes = new UnsafeBuffer(file.bytesOf("bytes"));

        int length = unmapped.encode(
                buffer,
                OFFSET,
                src(file),
                new UnmappedEncoder.Message("AE", Protocol.FIX, bytes, 0, bytes.capacity()),
                1);

        assertThat(encoded(length)).isEqualTo(file.bytes());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1320, 1", "1321, 2", "2640, 2", "2641, 3", "65535, 50"})
    void shouldCutALongMessageIntoPartsThatTogetherAreTheMessage(int totalBytes, int parts) {
        byte[] whole = new byte[totalBytes];
        new Random(totalBytes).nextBytes(whole);
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[totalBytes + 7]);
        bytes.putBytes(7, whole);
        UnmappedEncoder.Message message =
                new UnmappedEncoder.Message("UserDefined", Protocol.FIX, bytes, 7, totalBytes);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        UnmappedDecoder decoder = new UnmappedDecoder();

        for (int part = 1; part <= parts; part++) {
            int length = unmapped.encode(buffer, OFFSET, new Src(), message, part);
            assertThat(length).isLessThanOrEqualTo(FeedMessage.MAX_LENGTH);
            assertThat(FeedMessage.check(buffer, OFFSET, length)).isEqualTo(FeedMessage.Outcome.OK);
            decoder.wrap(buffer, OFFSET + FeedMessage.HEADER_LENGTH, UnmappedDecoder.BLOCK_LENGTH, 0);
            assertThat(decoder.msgType()).isEqualTo("UserDefi");
            assertThat(decoder.partNo()).isEqualTo(part);
            assertThat(decoder.partCount()).isEqualTo(parts);
            byte[] piece = new byte[decoder.bytesLength()];
            decoder.getBytes(piece, 0, piece.length);
            joined.writeBytes(piece);
        }

        assertThat(UnmappedEncoder.partCount(totalBytes)).isEqualTo(parts);
        assertThat(joined.toByteArray()).isEqualTo(whole);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unmapped.encode(buffer, OFFSET, new Src(), message, parts + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> unmapped.encode(buffer, OFFSET, new Src(), message, 0));
    }

    private byte[] encoded(int length) {
        return Arrays.copyOfRange(buffer.byteArray(), OFFSET, OFFSET + length);
    }

    private static Src src(GoldenFile file) {
        Src read = new Src();
        read.read(file.exactBuffer(), FeedMessage.HEADER_LENGTH);
        Src src = new Src();
        src.copyFrom(read);
        return src;
    }
}
