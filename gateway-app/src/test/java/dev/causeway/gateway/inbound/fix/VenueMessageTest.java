package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueMessageTest {
    private static final String HEADER = "35=8|34=12|49=SIMX|56=CAUSEWAY|52=20261121-10:00:00.123|";

    private static String header(VenueMessage message, int tag) {
        return Headers.text(message.getHeader(), tag);
    }

    @Test
    void shouldCarryTheHeaderAndTheBytesAndNothingOfTheBody() {
        String raw = Fixtures.raw("FIX.4.4", HEADER + "43=Y|122=20261121-09:00:00|268=abc|55=AAPL");

        VenueMessage message = new VenueMessage(raw);

        assertThat(message.toRawString()).isEqualTo(raw);
        assertThat(Headers.msgSeqNum(message)).isEqualTo(12);
        assertThat(Headers.possDup(message)).isTrue();
        assertThat(header(message, 122)).isEqualTo("20261121-09:00:00");
        assertThat(message.isApp()).isTrue();
        assertThat(message.iterator().hasNext()).isFalse();
    }

    @Test
    void shouldFindWhatTheRulesNeedWhenItStandsInTheBody() {
        String raw = Fixtures.raw("FIX.4.4", "35=8|49=SIMX|17=E|34=12|56=CAUSEWAY|52=20261121-10:00:00|34=13");

        VenueMessage message = new VenueMessage(raw);

        assertThat(Headers.msgSeqNum(message)).isEqualTo(12);
        assertThat(header(message, 56)).isEqualTo("CAUSEWAY");
        assertThat(header(message, 52)).isEqualTo("20261121-10:00:00");
    }

    @Test
    void shouldNotTakeTheBodyForTheHeaderWhenTheHeaderIsComplete() {
        VenueMessage message = new VenueMessage(Fixtures.raw("FIX.4.4", HEADER + "96=x|43=Y|34=99"));

        assertThat(Headers.possDup(message)).isFalse();
        assertThat(Headers.msgSeqNum(message)).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34=",
                "34=x",
                "34=-1",
                "34=1234567890",
                "43=X",
                "43=",
                "52=yesterday",
                "52=",
                "122=never",
                "97=1"
            })
    void shouldLeaveOutWhatTheEngineCannotRead(String field) {
        VenueMessage message = new VenueMessage(Fixtures.raw("FIX.4.4", "35=8|49=SIMX|" + field + "|56=CAUSEWAY"));

        int tag = Integer.parseInt(field.substring(0, field.indexOf('=')));
        assertThat(message.getHeader().isSetField(tag)).isFalse();
        assertThat(header(message, 56)).isEqualTo("CAUSEWAY");
    }

    @Test
    void shouldNeverFailWhenAnyByteIsAnything() {
        long seed = 20_261_121L;
        System.out.println("VenueMessageTest seed " + seed);
        Random random = new Random(seed);
        String raw = Fixtures.raw("FIX.4.4", HEADER + "17=E|55=AAPL");

        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(raw);
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                damaged.setCharAt(random.nextInt(raw.length()), (char) random.nextInt(256));
            }
            damaged.setLength(1 + random.nextInt(raw.length()));
            String frame = damaged.toString();

            assertThat(new VenueMessage(frame).toRawString()).isEqualTo(frame);
            assertThat(Frames.isIntact(frame) || Frames.isApplication(frame)).isIn(true, false);
        }
    }
}
