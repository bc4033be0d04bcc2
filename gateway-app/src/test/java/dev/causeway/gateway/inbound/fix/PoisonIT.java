package dev.causeway.gateway.inbound.fix;

import static dev.causeway.gateway.inbound.fix.ScriptedVenue.script;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.DEADLINE;
import static dev.causeway.gateway.inbound.fix.SessionUnderTest.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.inbound.fix.ScriptedVenue.Script;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that the engine would drop, refuse or fail over, from a venue on a bare socket. */
class PoisonIT {
    private static final FixRules VALIDATING = new FixRules(true, false, false, false, false);

    private SessionUnderTest session;
    private ScriptedVenue venue;

    private void open(String beginString) throws IOException {
        session = new SessionUnderTest(beginString);
        venue = session.venue;
    }

    @AfterEach
    void close() throws IOException {
        session.close();
    }

    /** What a parser refuses or an engine rejects, and the session has to live with. */
    private static List<Script> poison() {
        List<Script> scripts = new ArrayList<>(List.of(
                script("X", "268=abc|279=0|269=0|55=AAPL|270=1|271=2|"),
                script("W", "55=AAPL|268=|269=0|270=1|271=2|"),
                script("X", "268=3|279=0|269=0|55=AAPL|270=1|271=2|279=0|269=1|55=AAPL|270=2|271=2|"),
                script("X", "268=1|270=1|269=0|279=0|55=AAPL|"),
                script("X", ""),
                script("8", GOOD + "99999=x|7=7|"),
                script("8", GOOD + "58=|"),
                script("8", GOOD + "|"),
                script("8", GOOD + "37=AGAIN|150=0|"),
                script("8", GOOD + "34=1|49=OTHER|"),
                script("ZZZ", "1=2|"),
                script("", "1=2|"),
                script("\u00e9\u0007\u00ff", "1=2|"),
                script("8", "abc=1|" + GOOD),
                script("8", GOOD + "no equal sign|"),
                script("8", GOOD + "=|"),
                script("B", "148=x|96=no length|"),
                script("B", "95=9999|96=too short|"),
                script("B", "95=-1|96=x|"),
                script("8", GOOD + "43=X|")));
        scripts.add((venue, seqNo, again) -> venue.route("8", seqNo) + (again ? "43=Y|" : "") + GOOD);
        scripts.add((venue, seqNo, again) -> venue.route("8", seqNo) + (again ? "43=Y|" : "") + "52=yesterday|" + GOOD);
        scripts.add((venue, seqNo, again) -> venue.header("8", seqNo, again) + "43=maybe|122=never|" + GOOD);
        scripts.add((venue, seqNo, again) -> venue.header("8", seqNo, false) + "43=Y|" + GOOD);
        return scripts;
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.2,false", "FIX.4.4,false", "FIXT.1.1,false", "FIX.4.4,true", "FIXT.1.1,true"})
    void shouldPutEveryMessageIntoTheRingOnceAndInOrderWhenTheParserRefusesIt(String beginString, boolean validating)
            throws Exception {
        open(beginString);
        session.rules = validating ? VALIDATING : FixRules.DEFAULTS;
        session.start();

        int last = 0;
        for (Script poison : poison()) {
            venue.send(poison);
            last = venue.send(script("8", GOOD));
        }
        session.awaitUnits(2, last);

        assertThat(session.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
        assertThat(venue.connections).hasValue(1);
        assertThat(venue.receivedOfType("2")).as("requests to send again").isZero();
        assertThat(session.template(2)).isEqualTo(UnmappedDecoder.TEMPLATE_ID);
        assertThat(session.view().counters().refused()).isPositive();
        assertThat(session.template(3)).isEqualTo(OrderEventDecoder.TEMPLATE_ID);
        assertThat(session.ring.committedExpected(7)).isEqualTo(last + 1);
        assertThat(session.ring.violations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTakeEveryMessageOnceWhenPoisonFillsAGapAndIsHeldBehindOne(boolean validating) throws Exception {
        open("FIX.4.4");
        session.rules = validating ? VALIDATING : FixRules.DEFAULTS;
        session.start();

        poison().forEach(venue::lose);
        for (Script poison : poison()) {
            venue.send(poison);
        }
        int last = venue.send(script("8", GOOD));
        session.awaitUnits(2, last);

        assertThat(session.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
        assertThat(venue.connections).hasValue(1);
        assertThat(session.view().gapOpen()).isFalse();
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldTakePoisonOnceWhenItDiedInTheRingAndTheGatewayStartsAgain() throws Exception {
        open("FIX.4.4");
        session.start();
        session.ring.automatic(false);
        for (Script poison : poison()) {
            venue.send(poison);
        }
        int last = poison().size() + 1;
        await().atMost(DEADLINE).until(() -> session.view().nextTarget() == last + 1);
        session.ring.journal(9);
        TestRing survivor = session.ring.afterCrash();
        session.stop();

        session.ring = survivor;
        session.start();
        int after = venue.send(script("8", GOOD));
        await().atMost(DEADLINE).until(() -> session.view().nextTarget() == after + 1);

        assertThat(session.units())
                .startsWith(LongStream.rangeClosed(2, last).boxed().toArray(Long[]::new))
                .endsWith((long) after)
                .doesNotHaveDuplicates();
        assertThat(session.ring.violations()).isZero();
    }

    @Test
    void shouldIgnoreAGarbledMessageAndAskForItAgain() throws Exception {
        open("FIX.4.4");
        session.start();

        venue.send(script("8", GOOD));
        venue.sendGarbled(script("8", GOOD), frame -> frame.replace("55=AAPL", "55=AAPM"));
        venue.sendGarbled(script("8", GOOD + "37=AGAIN|"), frame -> frame.replace("55=AAPL", "55=AAPM"));
        venue.sendGarbled(script("8", GOOD), frame -> frame.replaceFirst("\u00019=(\\d+)", "\u00019=20"));
        venue.send(script("8", GOOD));
        int last = venue.send(script("8", GOOD));
        session.awaitUnits(2, last);

        assertThat(session.view().counters().garbled()).isGreaterThanOrEqualTo(2);
        assertThat(venue.receivedOfType("2")).isEqualTo(1);
        assertThat(venue.receivedOfType("3")).isZero();
        assertThat(session.view().state()).isEqualTo(SessionStatusCode.LOGGED_ON);
        assertThat(venue.connections).hasValue(1);
    }

    @Test
    void shouldPutAMessageOfTheWrongTimeIntoTheRingWhenTheSessionEndsOverIt() throws Exception {
        open("FIX.4.4");
        session.start();

        venue.send((any, seqNo, again) -> any.route("8", seqNo) + "52=20010101-00:00:00|" + GOOD);
        await().atMost(DEADLINE).until(() -> venue.receivedOfType("5") == 1);
        venue.disconnect();
        await().atMost(DEADLINE).until(() -> venue.connections.get() == 2);
        session.awaitState(SessionStatusCode.LOGGED_ON);
        int last = venue.send(script("8", GOOD));
        await().atMost(DEADLINE).untilAsserted(() -> assertThat(session.units()).containsExactly(2L, (long) last));

        assertThat(session.template(2)).isEqualTo(UnmappedDecoder.TEMPLATE_ID);
        assertThat(venue.receivedOfType("3")).isEqualTo(1);
    }
}
