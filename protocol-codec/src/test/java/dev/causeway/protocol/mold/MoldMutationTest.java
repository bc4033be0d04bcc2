package dev.causeway.protocol.mold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.mold.MoldPacketReader.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams that are cut short or wrong in one place: a packet or a violation, and never a read past the end. */
class MoldMutationTest {
    private final MoldPacketReader reader = new MoldPacketReader();

    static List<GoldenFile> downstream() {
        return GoldenPacketTest.downstream();
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void shouldRefuseEveryPrefix(GoldenFile file) {
        byte[] bytes = file.bytes();

        for (int length = 0; length < bytes.length; length++) {
            UnsafeBuffer prefix = new UnsafeBuffer(Arrays.copyOf(bytes, length));

            Outcome outcome = reader.wrap(prefix, 0, length);

            assertThat(outcome)
                    .as("prefix of " + length)
                    .isEqualTo(length < MoldHeader.LENGTH ? Outcome.TOO_SHORT : Outcome.BLOCK_BEYOND_PACKET);
            assertThat(reader.next()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void shouldRefuseTrailingBytes(GoldenFile file) {
        byte[] bytes = file.bytes();
        UnsafeBuffer longer = new UnsafeBuffer(Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(reader.wrap(longer, 0, longer.capacity())).isEqualTo(Outcome.TRAILING_BYTES);
        assertThat(reader.wrap(longer, 0, bytes.length)).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void shouldGiveAPacketOrAViolationForEveryOneByteChange(GoldenFile file) {
        UnsafeBuffer packet = file.exactBuffer();

        for (int position = 0; position < packet.capacity(); position++) {
            byte original = packet.getByte(position);
            for (int change = 1; change < 256; change++) {
                packet.putByte(position, (byte) (original ^ change));

                Outcome outcome = reader.wrap(packet, 0, packet.capacity());

                if (position < 10) {
                    assertThat(outcome).isEqualTo(Outcome.OK); // the session is the receiver's to judge
                }
                assertThat(bytesGiven(outcome)).isEqualTo(outcome == Outcome.OK ? packet.capacity() : 0);
            }
            packet.putByte(position, original);
        }
    }

    @Test
    void shouldGiveAPacketOrAViolationForRandomBytes() {
        for (long seed = 1; seed <= 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length >= MoldHeader.LENGTH) {
                bytes[10] &= 0x7F;
                bytes[18] = 0;
                bytes[19] &= 3;
            }
            for (int i = 20; i < bytes.length - 1; i += 2) {
                bytes[i] = 0;
                bytes[i + 1] &= 31;
            }

            Outcome outcome = reader.wrap(new UnsafeBuffer(bytes), 0, bytes.length);

            assertThat(bytesGiven(outcome)).as("seed " + seed).isEqualTo(outcome == Outcome.OK ? bytes.length : 0);
        }
    }

    @Test
    void shouldRefuseARequestOfAnyOtherLengthOrFromZero() {
        byte[] golden = GoldenFile.of("mold", "request").bytes();

        for (int length = 0; length <= 40; length++) {
            UnsafeBuffer request = new UnsafeBuffer(Arrays.copyOf(golden, length));
            assertThat(MoldRequest.isWellFormed(request, 0, length)).isEqualTo(length == MoldRequest.LENGTH);
        }
        assertThat(wellFormed(0, 1)).isFalse();
        assertThat(wellFormed(-1, 1)).isFalse();
        assertThat(wellFormed(1, 0)).isFalse();
        assertThat(wellFormed(1, 1)).isTrue();
        assertThat(wellFormed(Long.MAX_VALUE, 0xFFFF)).isTrue();
    }

    @Test
    void shouldJudgeEveryOneByteChangeOfARequestByItsNumberAndCount() {
        UnsafeBuffer request = GoldenFile.of("mold", "request").exactBuffer();

        for (int position = 0; position < request.capacity(); position++) {
            byte original = request.getByte(position);
            for (int change = 1; change < 256; change++) {
                request.putByte(position, (byte) (original ^ change));

                boolean wellFormed = MoldRequest.isWellFormed(request, 0, request.capacity());

                assertThat(wellFormed).isEqualTo(position != 10 || request.getByte(10) >= 0);
            }
            request.putByte(position, original);
        }
    }

    private static boolean wellFormed(long sequenceNumber, int count) {
        UnsafeBuffer request = new UnsafeBuffer(new byte[MoldRequest.LENGTH]);
        MoldHeader.write(request, 0, MoldHeader.session("S"), sequenceNumber, count);
        return MoldRequest.isWellFormed(request, 0, MoldRequest.LENGTH);
    }

    /** Header, block headers and messages that the reader shows; 0 when it shows nothing. */
    private int bytesGiven(Outcome outcome) {
        int bytes = outcome == Outcome.OK ? MoldHeader.LENGTH : 0;
        while (reader.next()) {
            bytes += 2 + reader.messageLength();
        }
        return bytes;
    }
}
