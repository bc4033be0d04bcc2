package dev.causeway.gateway.inbound.fix.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLineTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NOW = 1_790_000_000_123_456_789L;

    private final LogLine line = new LogLine();

    @ParameterizedTest
    @ValueSource(ints = {554, 925, 96, 1402, 1404})
    void shouldBlankTheSecretWhenAMessageHoldsIt(int tag) {
        JsonNode made = message("8=FIX.4.4|35=A|34=12|" + tag + "=hunter2|98=0|10=000|");

        assertThat(made.path("text").asString()).isEqualTo("8=FIX.4.4|35=A|34=12|" + tag + "=***|98=0|10=000|");
        assertThat(made.path("type").asString()).isEqualTo("A");
        assertThat(made.path("seq").asLong()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"95=9|96", "1401=9|1402", "1403=9|1404"})
    void shouldBlankAllOfADataFieldWhenItHoldsTheSeparator(String fields) {
        JsonNode made = message("35=A|" + fields + "=hun|ter|2|108=30|");

        assertThat(made.path("text").asString()).endsWith("=***|108=30|").doesNotContain("ter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "99999999999", "-1", "x"})
    void shouldBlankToTheFieldsEndWhenItsLengthIsWrong(String length) {
        JsonNode made = message("35=A|95=" + length + "|96=hunter2|108=30|");

        assertThat(made.path("text").asString()).endsWith("|96=***|108=30|");
    }

    @Test
    void shouldBlankToTheEndWhenTheMessageIsCutWithinASecret() {
        assertThat(message("35=A|554=hunt").path("text").asString()).isEqualTo("35=A|554=***");
        assertThat(message("35=A|95=100|96=hu|nt").path("text").asString()).isEqualTo("35=A|95=100|96=***|nt");
    }

    @Test
    void shouldKeepAnotherTagWhenItEndsLikeASecretsOne() {
        assertThat(message("1=a|1554=open|58=554|").path("text").asString()).isEqualTo("1=a|1554=open|58=554|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Enqueued at pos 3: 8=FIX.4.4|35=A|554=hunter2|98=0|", "refused [554=hunter2", "'554=hunter2'"})
    void shouldBlankTheSecretWhenAnEventQuotesAMessage(String text) {
        assertThat(event(text).path("text").asString()).contains("554=***").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @EnumSource(LogKind.class)
    void shouldStayOneLineOfPlainTextWhenThePeerSendsControlCharacters(LogKind kind) {
        String made = made(kind, "58=a\r\nFORGED\u001b[2J\u0000\u007f\u0085\u009b\u00e9\"\\|");

        assertThat(made).matches("[\\x20-\\x7e]+\\n");
        assertThat(JSON.readTree(made).path("text").asString())
                .isEqualTo("58=a\\x0d\\x0aFORGED\\x1b[2J\\x00\\x7f\\x85\\x9b\\xe9\"\\"
                        + (kind.isMessage() ? "\\x7c" : "|"));
    }

    @Test
    void shouldNotTakeItForATypeWhenItIsNone() {
        JsonNode made = message("8=FIX.4.4|35=A\"},{\"|34=1x|");

        assertThat(made.has("type")).isFalse();
        assertThat(made.has("seq")).isFalse();
    }

    @Test
    void shouldSayWhenAndWhoseAndHowLongItWas() {
        UnsafeBuffer text = new UnsafeBuffer("abc".getBytes(StandardCharsets.US_ASCII));
        line.text(new LogLine.Origin(NOW, "simx-fix", LogKind.WARN), text, 0, 3, 70_000);

        assertThat(made())
                .isEqualTo("{\"time\":\"2026-09-21T14:13:20.123456789Z\",\"session\":\"simx-fix\",\"kind\":\"warn\","
                        + "\"cut-from\":70000,\"text\":\"abc\"}\n");
    }

    private JsonNode message(String fields) {
        return JSON.readTree(made(LogKind.IN, fields.replace('|', '\u0001')));
    }

    private JsonNode event(String text) {
        return JSON.readTree(made(LogKind.EVENT, text.replace('|', '\u0001')));
    }

    private String made(LogKind kind, String text) {
        UnsafeBuffer bytes = new UnsafeBuffer(("####" + text).getBytes(StandardCharsets.ISO_8859_1));
        line.text(new LogLine.Origin(NOW, "simx-fix", kind), bytes, 4, text.length(), text.length());
        return made();
    }

    private String made() {
        return line.buffer().getStringWithoutLengthAscii(0, line.length());
    }
}
