package dev.causeway.protocol.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.Flyweight;
import dev.causeway.protocol.golden.GoldenFile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feed message against bytes written from the protocol document, in both directions. */
class GoldenMessageTest {
    private static final String SBE = "dev.causeway.protocol.feed.sbe";
    private static final int BODY = FeedMessage.HEADER_LENGTH;
    private static final String SRC = "src.";

    static List<GoldenFile> messages() {
        return GoldenFile.all("feed");
    }

    @Test
    void shouldHaveAFileForEveryMessage() {
        Set<String> covered = messages().stream().map(GoldenFile::message).collect(Collectors.toSet());

        Set<String> known = IntStream.range(0, 0x10000)
                .filter(id -> FeedTemplates.blockLength(id) != FeedTemplates.UNKNOWN)
                .mapToObj(FeedTemplates::name)
                .collect(Collectors.toSet());

        assertThat(known).hasSize(11).isEqualTo(covered);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldDecodeTheGoldenValuesWhenGivenTheGoldenBytes(GoldenFile file) {
        UnsafeBuffer buffer = file.exactBuffer();

        FeedMessage.Outcome outcome = FeedMessage.check(buffer, 0, buffer.capacity());

        assertThat(outcome).isEqualTo(FeedMessage.Outcome.OK);
        assertThat(FeedMessage.templateId(buffer, 0)).isEqualTo((int) file.number("templateId"));
        assertThat(FeedMessage.blockLength(buffer, 0)).isEqualTo((int) file.number("blockLength"));
        assertThat(FeedMessage.schemaId(buffer, 0)).isEqualTo((int) file.number("schemaId"));
        assertThat(FeedMessage.version(buffer, 0)).isEqualTo((int) file.number("version"));
        assertThat(FeedTemplates.name(FeedMessage.templateId(buffer, 0))).isEqualTo(file.message());
        Flyweight decoder = Flyweight.decoder(SBE, file.message(), buffer, BODY, FeedMessage.blockLength(buffer, 0), 0);
        Flyweight src = decoder.composite("src");
        bodyFields(file).forEach(field -> {
            boolean ofSrc = field.name().startsWith(SRC);
            String name = ofSrc ? field.name().substring(SRC.length()) : field.name();
            assertThat((ofSrc ? src : decoder).read(name, field.value()))
                    .as(field.name())
                    .isEqualTo(field.value());
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldEncodeTheGoldenBytesWhenGivenTheGoldenValues(GoldenFile file) {
        byte[] golden = file.bytes();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[golden.length]);
        int templateId = (int) file.number("templateId");

        FeedMessage.writeHeader(buffer, 0, FeedTemplates.blockLength(templateId), templateId);
        Flyweight encoder = Flyweight.encoder(SBE, file.message(), buffer, BODY);
        Flyweight src = encoder.composite("src");
        bodyFields(file).forEach(field -> {
            boolean ofSrc = field.name().startsWith(SRC);
            String name = ofSrc ? field.name().substring(SRC.length()) : field.name();
            (ofSrc ? src : encoder).set(name, field.value());
        });

        assertThat(buffer.byteArray()).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldCarryTheSourceUnchangedWhenReadAndWritten(GoldenFile file) {
        UnsafeBuffer buffer = file.exactBuffer();
        UnsafeBuffer copy = new UnsafeBuffer(new byte[Src.LENGTH]);
        copy.setMemory(0, Src.LENGTH, (byte) 0x5A);
        Src src = new Src();

        src.read(buffer, BODY);
        src.write(copy, 0);

        assertThat(src.sessionNo).isEqualTo((int) file.number("src.sessionNo"));
        assertThat(src.venueId).isEqualTo((int) file.number("src.venueId"));
        assertThat(src.venueSeqNo).isEqualTo(file.number("src.venueSeqNo"));
        assertThat(src.venueTimeNs).isEqualTo(file.number("src.venueTimeNs"));
        assertThat(src.gatewayTimeNs).isEqualTo(file.number("src.gatewayTimeNs"));
        assertThat(src.instrumentId).isEqualTo(file.number("src.instrumentId"));
        assertThat(src.epoch).isEqualTo((int) file.number("src.epoch"));
        assertThat(src.flags).isEqualTo((int) file.number("src.flags"));
        assertThat(copy.byteArray()).isEqualTo(Arrays.copyOfRange(file.bytes(), BODY, BODY + Src.LENGTH));
    }

    private static List<GoldenFile.Field> bodyFields(GoldenFile file) {
        return file.fields().stream()
                .filter(field -> field.offset() >= BODY && field.value() != null)
                .filter(field -> !field.name().endsWith(".length"))
                .toList();
    }
}
