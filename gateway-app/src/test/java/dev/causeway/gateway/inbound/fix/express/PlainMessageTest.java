package dev.causeway.gateway.inbound.fix.express;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.Fixtures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMessageTest {
    /** 2026-09-21 14:13:20 UTC. */
    private static final long NOW_MILLIS = 1_790_000_000_000L;

    private static final String HEADER = "34=17|49=V|52=20260921-14:13:20.000|56=G";
    private static final String BODY = "|37=V|17=E|55=AAPL|150=0";

    private final PlainMessage plain = new PlainMessage(new FrameOutline("FIX.4.4"), "V", "G");

    @ParameterizedTest
    @ValueSource(strings = {"8", "9", "W", "X", "h", "f"})
    void shouldTakeAMessageOfATypeThatIsMapped(String type) {
        assertThat(isPlain("35=" + type + "|" + HEADER + BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "A", "j", "AE", "8x", "", "D"})
    void shouldLeaveAMessageOfAnotherType(String type) {
        assertThat(isPlain("35=" + type + "|" + HEADER + BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "56=G|52=20260921-14:13:20.000|49=V|34=17",
                "34=000000017|49=V|52=20260921-14:13:20.000|56=G",
                "49=V|50=S|56=G|57=T|34=17|52=20260921-14:13:20.000|115=A|116=B|128=C|129=D|142=E|143=F|144=G|145=H"
            })
    void shouldTakeAnyOrderAndTheFurtherNames(String header) {
        assertThat(isPlain("35=8|" + header + BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "49=V|52=20260921-14:13:20.000|56=G",
                "34=17|52=20260921-14:13:20.000|56=G",
                "34=17|49=V|56=G",
                "34=17|49=V|52=20260921-14:13:20.000",
                "34=16|49=V|52=20260921-14:13:20.000|56=G",
                "34=18|49=V|52=20260921-14:13:20.000|56=G",
                "34=|49=V|52=20260921-14:13:20.000|56=G",
                "34=0000000017|49=V|52=20260921-14:13:20.000|56=G",
                "34=1x|49=V|52=20260921-14:13:20.000|56=G",
                "34=17|49=W|52=20260921-14:13:20.000|56=G",
                "34=17|49=VV|52=20260921-14:13:20.000|56=G",
                "34=17|49=|52=20260921-14:13:20.000|56=G",
                "34=17|49=V|52=20260921-14:13:20.000|56=H",
                "34=17|49=V|52=20260921-14:11:20.000|56=G",
                HEADER + "|43=Y",
                HEADER + "|43=N",
                HEADER + "|97=Y",
                HEADER + "|122=20260921-14:13:20.000",
                HEADER + "|1128=9",
                HEADER + "|34=17",
                HEADER + "|52=20260921-14:13:20.000",
                HEADER + "|49=V",
                HEADER + "|56=G",
                HEADER + "|35=8",
                HEADER + "|8=FIX.4.4",
                HEADER + "|10=001",
                HEADER + "|x=1",
                HEADER + "|=1",
                HEADER + "|0=1",
                HEADER + "|1234567=1",
                HEADER + "|12",
                "369=1|" + HEADER,
                "34=17|49=V|37=X|52=20260921-14:13:20.000|56=G"
            })
    void shouldLeaveAMessageThatIsNotPlain(String header) {
        assertThat(isPlain("35=8|" + header + BODY)).isFalse();
    }

    @Test
    void shouldTakeAMessageWithoutABodyAndOneWhoseBodyIsAnything() {
        assertThat(isPlain("35=8|" + HEADER)).isTrue();
        assertThat(isPlain("35=8|" + HEADER + "|37=|43=Y|no tag|34=5")).isTrue();
    }

    @Test
    void shouldLeaveAMessageWhoseTypeIsNotTheThirdField() {
        assertThat(isPlain("34=17|35=8|49=V|52=20260921-14:13:20.000|56=G" + BODY))
                .isFalse();
    }

    @Test
    void shouldLeaveAMessageWhenAnyByteOfItIsAnother() {
        byte[] right = bytes("35=8|" + HEADER + BODY);

        for (int i = right.length - 8; i >= 0; i--) {
            byte[] wrong = right.clone();
            wrong[i]++;
            boolean isOutlined = new FrameOutline("FIX.4.4").length(wrong, 0, wrong.length) == wrong.length;
            assertThat(isOutlined && plain.is(wrong, 0, wrong.length, 17, NOW_MILLIS))
                    .as("byte %d", i)
                    .isFalse();
        }
    }

    @Test
    void shouldLeaveAMessageWhoseCheckSumIsWrong() {
        byte[] message = bytes("35=8|" + HEADER + BODY);
        for (int digit = 2; digit <= 4; digit++) {
            byte[] wrong = message.clone();
            wrong[message.length - digit]++;

            assertThat(plain.is(wrong, 0, wrong.length, 17, NOW_MILLIS)).isFalse();
        }
    }

    @Test
    void shouldReadTheMessageWhereItLies() {
        byte[] message = bytes("35=8|" + HEADER + BODY);
        byte[] among = new byte[message.length + 20];
        System.arraycopy(message, 0, among, 13, message.length);

        assertThat(plain.is(among, 13, message.length, 17, NOW_MILLIS)).isTrue();
    }

    private boolean isPlain(String body) {
        byte[] message = bytes(body);
        return plain.is(message, 0, message.length, 17, NOW_MILLIS);
    }

    private static byte[] bytes(String body) {
        return Fixtures.raw("FIX.4.4", body).getBytes(StandardCharsets.ISO_8859_1);
    }
}
