package dev.causeway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.DocumentedLayouts.Field;
import dev.causeway.protocol.DocumentedLayouts.Message;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.golden.Flyweight;
import dev.causeway.protocol.xbp.XbpTemplates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the protocol documents, the schemas and the generated code say the same, offset by offset. */
class DocumentedLayoutTest {
    private static final int ALIGNMENT = 8;

    static Stream<Message> messages() {
        return Stream.of("XBP", "FEED").flatMap(document -> DocumentedLayouts.messages(document).stream());
    }

    @Test
    void shouldDocumentEveryMessageOfTheSchemasAndNoOther() {
        assertThat(DocumentedLayouts.messages("XBP"))
                .extracting(Message::name)
                .hasSize(22)
                .containsExactlyInAnyOrderElementsOf(
                        SchemaFile.of("xbp-schema.xml").messageNames());
        assertThat(DocumentedLayouts.messages("FEED"))
                .extracting(Message::name)
                .hasSize(11)
                .containsExactlyInAnyOrderElementsOf(
                        SchemaFile.of("feed-schema.xml").messageNames());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldTileTheBlockWithoutHolesAndKeepItAligned(Message message) {
        int position = 0;

        for (Field field : message.fields()) {
            assertThat(field.offset()).as(field.name()).isEqualTo(position);
            if (field.size() == ALIGNMENT
                    && !field.type().startsWith("char")
                    && !field.type().equals("pad")) {
                assertThat(field.offset() % ALIGNMENT).as(field.name()).isZero();
            }
            position += field.size();
        }

        assertThat(position).isEqualTo(message.blockLength());
        assertThat(position % ALIGNMENT).isZero();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldAgreeWithTheGeneratedCode(Message message) {
        String decoder = message.sbePackage() + "." + message.name() + "Decoder";
        boolean xbp = message.document().equals("XBP");

        assertThat(SchemaFile.constant(decoder, "TEMPLATE_ID")).isEqualTo(message.templateId());
        assertThat(SchemaFile.constant(decoder, "BLOCK_LENGTH")).isEqualTo(message.blockLength());
        assertThat(
                        xbp
                                ? XbpTemplates.blockLength(message.templateId())
                                : FeedTemplates.blockLength(message.templateId()))
                .isEqualTo(message.blockLength());
        assertThat(xbp ? XbpTemplates.name(message.templateId()) : FeedTemplates.name(message.templateId()))
                .isEqualTo(message.name());
        for (Field field : message.namedFields()) {
            assertThat(Flyweight.constant(decoder, field.name() + "EncodingOffset"))
                    .as(field.name() + " offset")
                    .isEqualTo(field.offset());
            assertThat(Flyweight.constant(decoder, field.name() + "EncodingLength"))
                    .as(field.name() + " size")
                    .isEqualTo(field.size());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldAgreeWithTheSchemaOnNamesOrderAndTypes(Message message) {
        SchemaFile schema = SchemaFile.of(message.document().equals("XBP") ? "xbp-schema.xml" : "feed-schema.xml");

        Map<String, String> types = schema.fieldTypes(message.name());

        assertThat(message.namedFields()).extracting(Field::name).containsExactlyElementsOf(types.keySet());
        assertThat(message.namedFields()).extracting(Field::type).containsExactlyElementsOf(types.values());
        assertThat(schema.hasData(message.name())).isEqualTo(message.hasData());
        if (message.document().equals("FEED")) {
            assertThat(FeedTemplates.hasVarData(message.templateId())).isEqualTo(message.hasData());
        }
    }

    @Test
    void shouldAgreeOnTheHeadersAndTheSource() {
        List<Field> frameHeader = DocumentedLayouts.tableAfter("XBP", "## 1. Frame");
        List<Field> messageHeader = DocumentedLayouts.tableAfter("FEED", "## 3. Messages");
        List<Field> src = DocumentedLayouts.tableAfter("FEED", "### Src, 32 bytes");

        assertComposite("dev.causeway.protocol.xbp.sbe.FrameHeaderDecoder", frameHeader, 32);
        assertComposite("dev.causeway.protocol.feed.sbe.MessageHeaderDecoder", messageHeader, 8);
        assertComposite("dev.causeway.protocol.feed.sbe.SrcDecoder", src, 32);
    }

    @Test
    void shouldAgreeOnTheCodes() {
        Map<String, Map<Integer, String>> reasons = DocumentedLayouts.codesAfter("XBP", "### Reasons");
        Map<String, Map<Integer, String>> status = DocumentedLayouts.codesAfter("FEED", "### SessionStatus codes");
        SchemaFile xbp = SchemaFile.of("xbp-schema.xml");
        SchemaFile feed = SchemaFile.of("feed-schema.xml");

        assertThat(reasons).containsOnlyKeys("LogonReject", "Logout", "RetransmitReject", "SessionReject");
        reasons.forEach((message, codes) ->
                assertThat(codes).as(message).isNotEmpty().isEqualTo(xbp.codes(message + "Reason")));
        assertThat(status.get("status")).hasSize(7).isEqualTo(feed.codes("SessionStatusCode"));
        assertThat(status.get("reason")).hasSize(14).isEqualTo(feed.codes("StatusReason"));
    }

    private static void assertComposite(String decoder, List<Field> fields, int size) {
        assertThat(SchemaFile.constant(decoder, "ENCODED_LENGTH")).isEqualTo(size);
        assertThat(fields.stream().mapToInt(Field::size).sum()).isEqualTo(size);
        for (Field field : fields) {
            assertThat(Flyweight.constant(decoder, field.name() + "EncodingOffset"))
                    .as(field.name())
                    .isEqualTo(field.offset());
            assertThat(Flyweight.constant(decoder, field.name() + "EncodingLength"))
                    .as(field.name())
                    .isEqualTo(field.size());
        }
    }
}
