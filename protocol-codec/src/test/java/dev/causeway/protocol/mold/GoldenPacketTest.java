package dev.causeway.protocol.mold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.GoldenFile;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of MoldUDP64 packet against bytes written from the protocol document, in both directions. */
class GoldenPacketTest {
    static List<GoldenFile> all() {
        return GoldenFile.all("mold");
    }

    static List<GoldenFile> downstream() {
        return all().stream().filter(file -> !file.message().equals("request")).toList();
    }

    @Test
    void shouldHaveAFileForEveryKind() {
        assertThat(all()).extracting(GoldenFile::message).contains("packet", "heartbeat", "endOfSession", "request");
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void shouldReadTheGoldenValuesWhenGivenTheGoldenBytes(GoldenFile file) {
        UnsafeBuffer packet = file.exactBuffer();
        MoldPacketReader reader = new MoldPacketReader();

        MoldPacketReader.Outcome outcome = reader.wrap(packet, 0, packet.capacity());

        assertThat(outcome).isEqualTo(MoldPacketReader.Outcome.OK);
        assertThat(reader.sequenceNumber()).isEqualTo(file.number("sequenceNumber"));
        assertThat(reader.isHeartbeat()).isEqualTo(file.message().equals("heartbeat"));
        assertThat(reader.isEndOfSession()).isEqualTo(file.message().equals("endOfSession"));
        assertThat(reader.isSession(session(file))).isTrue();
        assertThat(MoldHeader.sessionName(packet, 0)).isEqualTo(sessionName(file));
        assertThat(MoldHeader.messageCount(packet, 0)).isEqualTo((int) file.number("messageCount"));
        List<byte[]> messages = messages(file);
        assertThat(reader.messageCount()).isEqualTo(messages.size());
        for (byte[] message : messages) {
            assertThat(reader.next()).isTrue();
            byte[] got = new byte[reader.messageLength()];
            packet.getBytes(reader.messageOffset(), got);
            assertThat(got).isEqualTo(message);
        }
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("downstream")
    void shouldWriteTheGoldenBytesWhenGivenTheGoldenValues(GoldenFile file) {
        byte[] golden = file.bytes();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[golden.length]);
        MoldPacketWriter writer = new MoldPacketWriter(buffer, golden.length);
        long sequenceNumber = file.number("sequenceNumber");

        int length =
                switch (file.message()) {
                    case "heartbeat" -> writer.heartbeat(session(file), sequenceNumber);
                    case "endOfSession" -> writer.endOfSession(session(file), sequenceNumber);
                    default -> {
                        writer.begin(session(file), sequenceNumber);
                        for (byte[] message : messages(file)) {
                            assertThat(writer.tryAppend(new UnsafeBuffer(message), 0, message.length))
                                    .isTrue();
                        }
                        yield writer.finish();
                    }
                };

        assertThat(length).isEqualTo(golden.length).isEqualTo(writer.length());
        assertThat(buffer.byteArray()).isEqualTo(golden);
    }

    @Test
    void shouldWriteAndReadTheGoldenRequest() {
        GoldenFile file = GoldenFile.of("mold", "request");
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MoldRequest.LENGTH]);
        byte[] copy = new byte[MoldHeader.SESSION_LENGTH];

        int length = MoldRequest.encode(
                buffer, 0, session(file), file.number("sequenceNumber"), (int) file.number("messageCount"));
        MoldRequest.copySession(buffer, 0, copy);

        assertThat(buffer.byteArray()).isEqualTo(file.bytes());
        assertThat(MoldRequest.isWellFormed(buffer, 0, length)).isTrue();
        assertThat(MoldRequest.isSession(buffer, 0, session(file))).isTrue();
        assertThat(copy).isEqualTo(session(file));
        assertThat(MoldRequest.sequenceNumber(buffer, 0)).isEqualTo(file.number("sequenceNumber"));
        assertThat(MoldRequest.messageCount(buffer, 0)).isEqualTo((int) file.number("messageCount"));
    }

    private static byte[] session(GoldenFile file) {
        return MoldHeader.session(sessionName(file));
    }

    private static String sessionName(GoldenFile file) {
        return file.value("session").replace("\"", "");
    }

    private static List<byte[]> messages(GoldenFile file) {
        List<byte[]> messages = new ArrayList<>();
        for (GoldenFile.Field field : file.fields()) {
            if (field.name().startsWith("length.")) {
                String number = field.name().substring(7);
                messages.add(field.value().equals("0") ? new byte[0] : file.bytesOf("message." + number));
            }
        }
        return messages;
    }
}
