package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.normalize.SessionEventWriter;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.OrderEventDecoder;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.UnmappedDecoder;
import dev.causeway.store.MemoryOutboundLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.DataDictionary;
import quickfix.Message;

/**
 * Two validating sessions of one gateway to two venues that speak the same dialect, a field and a message of their own in it:
 * one has the venue's dictionary, the other the engine's.
 */
class FixDictionaryIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int VENUE_TAG = 20_001;
    private static final FixRules VALIDATING = new FixRules(true, false, false, false, false);

    @ParameterizedTest
    @CsvSource({"FIX.4.2, FIX42.xml", "FIX.4.4, FIX44.xml", "FIXT.1.1, FIX50SP2.xml"})
    void shouldTakeTheVenuesDialectOnTheSessionThatHasItsDictionary(
            String beginString, String stock, @TempDir Path directory) throws Exception {
        Path dialect = directory.resolve("venue.xml");
        Files.writeString(dialect, withDialect(stock));
        Path transport = directory.resolve("transport.xml");
        Files.writeString(transport, withType(text("FIXT11.xml")));
        FixCounterparty plain = counterparty(beginString, null, null);
        FixCounterparty custom = counterparty(beginString, dialect.toString(), transport.toString());
        TestRing plainRing = new TestRing();
        TestRing customRing = new TestRing();

        try (TestVenue plainVenue = new TestVenue(plain);
                TestVenue customVenue = new TestVenue(custom)) {
            FixGateway gateway = new FixGateway(
                    List.of(
                            wired(new SessionIdentity(7, 3, "plain", "SIMX", 'F'), plain, plainVenue, plainRing),
                            wired(new SessionIdentity(8, 4, "custom", "SIMY", 'F'), custom, customVenue, customRing)),
                    new FixRuntime(() -> Fixtures.NOW, System::nanoTime, () -> true, Duration.ofSeconds(2)));
            gateway.start();
            try {
                await().atMost(DEADLINE).until(() -> gateway.views().stream()
                        .allMatch(view -> view.state() == SessionStatusCode.LOGGED_ON));

                sendDialect(plainVenue, beginString);
                sendDialect(customVenue, beginString);

                await().atMost(DEADLINE).until(() -> gateway.views().stream()
                        .allMatch(view -> view.counters().messages() == 2));
                await().atMost(DEADLINE).until(() -> rejects(plainVenue) == 2);
            } finally {
                gateway.stop();
            }
            assertThat(gateway.views().get(0).counters().refused()).isEqualTo(2);
            assertThat(templates(plainRing)).containsExactly(UnmappedDecoder.TEMPLATE_ID, UnmappedDecoder.TEMPLATE_ID);
            assertThat(gateway.views().get(1).counters().refused()).isZero();
            assertThat(templates(customRing))
                    .containsExactly(OrderEventDecoder.TEMPLATE_ID, UnmappedDecoder.TEMPLATE_ID);
            assertThat(rejects(customVenue)).isZero();
        }
    }

    private static FixCounterparty counterparty(String beginString, String dictionary, String transport) {
        int name = NAMES.incrementAndGet();
        return new FixCounterparty(beginString, "DIALECT" + name, "SPEAKER" + name, null, dictionary, transport);
    }

    private static FixGateway.Wired wired(
            SessionIdentity identity, FixCounterparty counterparty, TestVenue venue, TestRing ring) {
        FixSessionSettings settings = new FixSessionSettings(
                identity,
                counterparty,
                List.of(venue.endpoint()),
                Duration.ofSeconds(30),
                new FixSessionSettings.Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                FixCredentials.NONE,
                VALIDATING,
                List.of());
        return new FixGateway.Wired(
                settings,
                new FixSessionPorts(
                        ring,
                        new SessionEventWriter(identity, ring),
                        ring,
                        new Fixtures.Registry(),
                        new MemoryOutboundLog()));
    }

    private static void sendDialect(TestVenue venue, String beginString) {
        Message report = new Message();
        report.getHeader().setString(35, "8");
        String fields = "37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0|" + VENUE_TAG + "=ours";
        for (String field : (beginString.equals("FIX.4.2") ? fields + "|20=0" : fields).split("\\|")) {
            int equals = field.indexOf('=');
            report.setString(Integer.parseInt(field.substring(0, equals)), field.substring(equals + 1));
        }
        venue.session().send(report);
        Message news = new Message();
        news.getHeader().setString(35, "U9");
        news.setString(VENUE_TAG, "ours");
        venue.session().send(news);
    }

    /** Session rejects and business ones. */
    private static long rejects(TestVenue venue) {
        return java.util.stream.Stream.concat(venue.admin.stream(), venue.received.stream())
                .map(Headers::msgType)
                .filter(type -> type.equals("3") || type.equals("j"))
                .count();
    }

    private static List<Integer> templates(TestRing ring) {
        return ring.feed().stream()
                .map(slot -> FeedMessage.templateId(slot.buffer(), 0))
                .filter(id -> id == OrderEventDecoder.TEMPLATE_ID || id == UnmappedDecoder.TEMPLATE_ID)
                .toList();
    }

    private static String withDialect(String stock) throws IOException {
        String text = text(stock);
        String made = text.replaceFirst(
                        "(<message[^>]*msgtype=['\"]8['\"][^>]*>)", "$1<field name='VenueTag' required='N'/>")
                .replaceFirst(
                        "</messages>",
                        "<message name='VenueNews' msgtype='U9' msgcat='app'>"
                                + "<field name='VenueTag' required='Y'/></message></messages>")
                .replaceFirst(
                        "</fields>", "<field number='" + VENUE_TAG + "' name='VenueTag' type='STRING'/></fields>");
        assertThat(made.length() - text.length()).as("the three additions").isGreaterThan(180);
        return withType(made);
    }

    /** MsgType(35) has a list of values, where the version has it. */
    private static String withType(String dictionary) {
        return dictionary.replaceFirst(
                "(<field[^>]*number=['\"]35['\"][^>]*>)", "$1<value enum='U9' description='VENUE_NEWS'/>");
    }

    private static String text(String resource) throws IOException {
        try (InputStream xml = DataDictionary.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
