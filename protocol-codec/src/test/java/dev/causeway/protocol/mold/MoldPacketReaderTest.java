package dev.causeway.protocol.mold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.mold.MoldPacketReader.Outcome;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoldPacketReaderTest {
    private final MoldPacketReader reader = new MoldPacketReader();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);

    @ParameterizedTest
    @CsvSource({
        "0, 0, BAD_SEQUENCE_NUMBER",
        "1, 0, OK",
        "9223372036854775807, 0, OK",
        "-9223372036854775808, 0, BAD_SEQUENCE_NUMBER",
        "-1, 0, BAD_SEQUENCE_NUMBER",
        "0, 65535, BAD_SEQUENCE_NUMBER",
        "9223372036854775807, 65535, OK",
        "9223372036854775806, 1, OK",
        "9223372036854775807, 1, BAD_SEQUENCE_NUMBER"
    })
    void shouldJudgeTheSequenceNumberBelowAtAndAboveItsBounds(long sequenceNumber, int count, Outcome expected) {
        int length = MoldHeader.LENGTH + (count == 1 ? 2 : 0);
        MoldHeader.write(buffer, 0, MoldHeader.session("S"), sequenceNumber, count);

        Outcome outcome = reader.wrap(buffer, 0, length);

        assertThat(outcome).isEqualTo(expected);
    }

    @Test
    void shouldReadAPacketThatDoesNotBeginTheBuffer() {
        byte[] golden = GoldenFile.of("mold", "packet-three-messages").bytes();
        UnsafeBuffer shifted = new UnsafeBuffer(new byte[golden.length + 13]);
        shifted.putBytes(13, golden);

        Outcome outcome = reader.wrap(shifted, 13, golden.length);
        reader.next();

        assertThat(outcome).isEqualTo(Outcome.OK);
        assertThat(reader.messageOffset()).isEqualTo(13 + 22);
        assertThat(reader.messageCount()).isEqualTo(3);
    }

    @Test
    void shouldDeliverNothingOfAPacketWhoseLastBlockLies() {
        UnsafeBuffer packet = GoldenFile.of("mold", "packet-three-messages").exactBuffer();
        packet.putByte(packet.capacity() - 49, (byte) 49);

        Outcome outcome = reader.wrap(packet, 0, packet.capacity());

        assertThat(outcome).isEqualTo(Outcome.BLOCK_BEYOND_PACKET);
        assertThat(reader.next()).isFalse();
    }
}
