package dev.causeway.protocol.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.feed.FeedMessage.Outcome;
import dev.causeway.protocol.golden.Flyweight;
import dev.causeway.protocol.golden.GoldenFile;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a receiver may read of a message is decided by its check, before any field. */
class FeedMessageTest {
    private static final String SBE = "dev.causeway.protocol.feed.sbe";
    private static final int TRADE = 11;
    private static final int UNMAPPED = 99;

    static List<GoldenFile> messages() {
        return GoldenFile.all("feed");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldRefuseEveryPrefix(GoldenFile file) {
        byte[] bytes = file.bytes();

        for (int length = 0; length < bytes.length; length++) {
            Outcome outcome = FeedMessage.check(new UnsafeBuffer(Arrays.copyOf(bytes, length)), 0, length);

            assertThat(outcome)
                    .as("prefix of " + length)
                    .isIn(Outcome.TOO_SHORT, Outcome.BLOCK_BEYOND_MESSAGE, Outcome.DATA_BEYOND_MESSAGE);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldGiveAMessageOrAViolationForEveryOneByteChange(GoldenFile file) {
        UnsafeBuffer message = file.exactBuffer();

        for (int position = 0; position < message.capacity(); position++) {
            byte original = message.getByte(position);
            for (int change = 1; change < 256; change++) {
                message.putByte(position, (byte) (original ^ change));

                Outcome outcome = FeedMessage.check(message, 0, message.capacity());

                if (outcome == Outcome.OK) {
                    assertThat(readAll(message)).isNotEmpty();
                }
                if (position == 4 || position == 5) {
                    assertThat(outcome).isEqualTo(Outcome.BAD_SCHEMA);
                }
            }
            message.putByte(position, original);
        }
    }

    @ParameterizedTest
    @CsvSource({"63, BLOCK_TOO_SHORT", "64, OK", "72, OK", "73, BLOCK_BEYOND_MESSAGE", "65535, BLOCK_BEYOND_MESSAGE"})
    void shouldJudgeTheBlockBelowAtAndAboveItsBounds(int blockLength, Outcome expected) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[80]);
        FeedMessage.writeHeader(message, 0, blockLength, TRADE);

        assertThat(FeedMessage.check(message, 0, 80)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"9, OK", "10, OK", "11, DATA_BEYOND_MESSAGE", "65535, DATA_BEYOND_MESSAGE"})
    void shouldJudgeVariableDataBelowAtAndAboveItsBound(int dataLength, Outcome expected) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[8 + 48 + 2 + 10]);
        FeedMessage.writeHeader(message, 0, 48, UNMAPPED);
        message.putShort(56, (short) dataLength, ByteOrder.LITTLE_ENDIAN);

        assertThat(FeedMessage.check(message, 0, message.capacity())).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAMessageThatEndsAheadOfItsDataLength() {
        UnsafeBuffer message = new UnsafeBuffer(new byte[8 + 48 + 1]);
        FeedMessage.writeHeader(message, 0, 48, UNMAPPED);

        assertThat(FeedMessage.check(message, 0, 57)).isEqualTo(Outcome.DATA_BEYOND_MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({"31, BLOCK_TOO_SHORT", "32, UNKNOWN_TEMPLATE", "40, UNKNOWN_TEMPLATE"})
    void shouldAskOnlyForTheSourceOfAnUnknownTemplate(int blockLength, Outcome expected) {
        UnsafeBuffer message = new UnsafeBuffer(new byte[48]);
        FeedMessage.writeHeader(message, 0, blockLength, 77);

        assertThat(FeedMessage.check(message, 0, 48)).isEqualTo(expected);
        assertThat(FeedTemplates.name(77)).isEqualTo("Unknown");
    }

    private static String readAll(UnsafeBuffer message) {
        int templateId = FeedMessage.templateId(message, 0);
        int version = FeedMessage.version(message, 0);
        int blockLength = FeedMessage.blockLength(message, 0);
        return Flyweight.decoder(SBE, FeedTemplates.name(templateId), message, 8, blockLength, version)
                .readAll();
    }
}
