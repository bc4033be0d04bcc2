package dev.causeway.protocol.mold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoldPacketWriterTest {
    private static final byte[] SESSION = MoldHeader.session("G126112101");
    private static final int MAX = MoldPacketWriter.DEFAULT_MAX_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX]);
    private final MoldPacketWriter writer = new MoldPacketWriter(buffer, MAX);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[2000]);

    @Test
    void shouldTakeTheLargestMessageAloneAndNothingAfterIt() {
        writer.begin(SESSION, 1);

        boolean largest = writer.tryAppend(message, 0, 1378);
        boolean afterwards = writer.tryAppend(message, 0, 0);

        assertThat(largest).isTrue();
        assertThat(afterwards).isFalse();
        assertThat(writer.finish()).isEqualTo(MAX);
        assertThat(writer.messageCount()).isEqualTo(1);
    }

    @Test
    void shouldFillAPacketToTheLastByteAndRefuseOneMore() {
        writer.begin(SESSION, 1);
        writer.tryAppend(message, 0, 1000);

        boolean oneTooLong = writer.tryAppend(message, 0, 377);
        boolean exact = writer.tryAppend(message, 0, 376);

        assertThat(oneTooLong).isFalse();
        assertThat(exact).isTrue();
        assertThat(writer.length()).isEqualTo(MAX);
        assertThat(writer.messageCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAMessageThatNoPacketCouldHold() {
        writer.begin(SESSION, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.tryAppend(message, 0, 1379))
                .withMessageContaining("1379 bytes, at most 1378");
        assertThat(writer.messageCount()).isZero();
    }

    @Test
    void shouldNeverCountUpToTheEndOfSession() {
        int capacity = MoldHeader.LENGTH + 2 * 0x10000;
        UnsafeBuffer large = new UnsafeBuffer(new byte[capacity]);
        MoldPacketWriter largeWriter = new MoldPacketWriter(large, capacity);
        largeWriter.begin(SESSION, 1);

        while (largeWriter.tryAppend(message, 0, 0)) {
            assertThat(largeWriter.messageCount()).isLessThan(MoldHeader.END_OF_SESSION);
        }

        assertThat(largeWriter.messageCount()).isEqualTo(0xFFFE);
    }

    @Test
    void shouldReadBackEveryMessageInOrderWhenPackedAtRandom() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<byte[]> sent = new ArrayList<>();
            List<byte[]> got = new ArrayList<>();
            writer.begin(SESSION, 1);

            for (int i = 0; i < 100; i++) {
                byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 1379 : 60)];
                random.nextBytes(bytes);
                sent.add(bytes);
                if (!writer.tryAppend(new UnsafeBuffer(bytes), 0, bytes.length)) {
                    readPacket(got);
                    writer.begin(SESSION, got.size() + 1L);
                    assertThat(writer.tryAppend(new UnsafeBuffer(bytes), 0, bytes.length))
                            .isTrue();
                }
            }
            readPacket(got);

            assertThat(got).as("seed " + seed).containsExactlyElementsOf(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "G1 2", "G1\n", "Gé"})
    void shouldRefuseASessionNameThatIsNoneOrDoesNotFit(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MoldHeader.session(name))
                .withMessageContaining("1 to 10 printable US-ASCII characters");
    }

    @Test
    void shouldTellSessionsApartInEveryByte() {
        writer.heartbeat(SESSION, 1);

        for (int i = 0; i < MoldHeader.SESSION_LENGTH; i++) {
            byte[] other = SESSION.clone();
            other[i]++;
            assertThat(MoldHeader.isSession(buffer, 0, other)).isFalse();
        }
        assertThat(MoldHeader.isSession(buffer, 0, SESSION.clone())).isTrue();
    }

    @Test
    void shouldRefuseAMaximumOutsideHeaderAndBuffer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MoldPacketWriter(buffer, 19));
        assertThatIllegalArgumentException().isThrownBy(() -> new MoldPacketWriter(buffer, MAX + 1));
    }

    @Test
    void shouldRefuseToAskForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> MoldRequest.encode(buffer, 0, SESSION, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MoldRequest.encode(buffer, 0, SESSION, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> MoldRequest.encode(buffer, 0, SESSION, 1, 0x10000));
    }

    private void readPacket(List<byte[]> got) {
        MoldPacketReader reader = new MoldPacketReader();
        assertThat(reader.wrap(buffer, 0, writer.finish())).isEqualTo(MoldPacketReader.Outcome.OK);
        assertThat(reader.sequenceNumber()).isEqualTo(got.size() + 1L);
        while (reader.next()) {
            byte[] bytes = new byte[reader.messageLength()];
            buffer.getBytes(reader.messageOffset(), bytes);
            got.add(bytes);
        }
    }
}
