package dev.causeway.protocol.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.golden.Flyweight;
import dev.causeway.protocol.golden.GoldenFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every XBP message against bytes written from the protocol document, in both directions. */
class GoldenFrameTest {
    private static final String SBE = "dev.causeway.protocol.xbp.sbe";
    private static final int BODY = XbpFrame.HEADER_LENGTH;

    static List<GoldenFile> frames() {
        return GoldenFile.all("xbp");
    }

    @Test
    void shouldHaveAFileForEveryMessage() {
        Set<String> covered = frames().stream().map(GoldenFile::message).collect(Collectors.toSet());

        Set<String> known = IntStream.range(0, 0x10000)
                .filter(id -> XbpTemplates.blockLength(id) != XbpTemplates.UNKNOWN)
                .mapToObj(XbpTemplates::name)
                .collect(Collectors.toSet());

        assertThat(known).hasSize(22).isEqualTo(covered);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldDecodeTheGoldenValuesWhenGivenTheGoldenBytes(GoldenFile file) {
        UnsafeBuffer buffer = file.exactBuffer();
        FrameAssembler assembler = new FrameAssembler(XbpFrame.MAX_FRAME_LENGTH);

        assembler.append(buffer, 0, buffer.capacity());
        FrameAssembler.Outcome outcome = assembler.next();

        assertThat(outcome).isEqualTo(FrameAssembler.Outcome.FRAME);
        assertThat(assembler.length()).isEqualTo(file.number("frameLength"));
        assertHeader(file, buffer);
        Flyweight decoder = Flyweight.decoder(
                SBE, file.message(), buffer, BODY, XbpFrame.blockLength(buffer, 0), XbpFrame.version(buffer, 0));
        bodyFields(file).forEach(field -> assertThat(decoder.read(field.name(), field.value()))
                .as(field.name())
                .isEqualTo(field.value()));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void shouldEncodeTheGoldenBytesWhenGivenTheGoldenValues(GoldenFile file) {
        byte[] golden = file.bytes();
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[golden.length]);
        buffer.setMemory(0, golden.length, (byte) 0x5A);
        int templateId = (int) file.number("templateId");

        XbpFrame.clear(buffer, 0, golden.length);
        XbpFrame.writeHeader(
                buffer,
                0,
                (int) file.number("flags"),
                XbpFrame.frameLengthOf(XbpTemplates.blockLength(templateId)),
                file.number("seqNo"),
                file.number("lastProcessedSeqNo"),
                file.number("sendingTimeNs"));
        writeSbeHeader(buffer, templateId);
        Flyweight encoder = Flyweight.encoder(SBE, file.message(), buffer, BODY);
        bodyFields(file).forEach(field -> encoder.set(field.name(), field.value()));

        assertThat(buffer.byteArray()).isEqualTo(golden);
    }

    private static void assertHeader(GoldenFile file, UnsafeBuffer buffer) {
        assertThat(XbpFrame.magic(buffer, 0)).isEqualTo((int) file.number("magic"));
        assertThat(XbpFrame.flags(buffer, 0)).isEqualTo((int) file.number("flags"));
        assertThat(XbpFrame.isPossDup(buffer, 0)).isEqualTo((file.number("flags") & 1) == 1);
        assertThat(XbpFrame.seqNo(buffer, 0)).isEqualTo(file.number("seqNo"));
        assertThat(XbpFrame.lastProcessedSeqNo(buffer, 0)).isEqualTo(file.number("lastProcessedSeqNo"));
        assertThat(XbpFrame.sendingTimeNs(buffer, 0)).isEqualTo(file.number("sendingTimeNs"));
        assertThat(XbpFrame.blockLength(buffer, 0)).isEqualTo((int) file.number("blockLength"));
        assertThat(XbpFrame.templateId(buffer, 0)).isEqualTo((int) file.number("templateId"));
        assertThat(XbpFrame.schemaId(buffer, 0)).isEqualTo((int) file.number("schemaId"));
        assertThat(XbpFrame.version(buffer, 0)).isEqualTo((int) file.number("version"));
        assertThat(XbpTemplates.name(XbpFrame.templateId(buffer, 0))).isEqualTo(file.message());
    }

    private static void writeSbeHeader(UnsafeBuffer buffer, int templateId) {
        new dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder()
                .wrap(buffer, 0)
                .blockLength(XbpTemplates.blockLength(templateId))
                .templateId(templateId)
                .schemaId(XbpFrame.SCHEMA_ID)
                .version(0);
    }

    private static List<GoldenFile.Field> bodyFields(GoldenFile file) {
        return file.fields().stream()
                .filter(field -> field.offset() >= BODY && field.value() != null)
                .toList();
    }
}
