package dev.causeway.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.fix.FixVersion;
import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.xbp.Fault;
import dev.causeway.mock.xbp.ReplayPolicy;
import dev.causeway.mock.xbp.XbpVenueOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quickfix.CachedFileStoreFactory;
import quickfix.MessageStore;
import quickfix.SessionID;
import quickfix.SessionSettings;

@Timeout(60)
class MockVenuesIT {
    private static final long EPOCH = 1_700_000_000_000_000L;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void shouldReplayWhatWasMadeWhileTheXbpClientWasAway() throws IOException {
        try (MockVenues venues = MockVenues.start(null, xbp(2000, 600))) {
            try (XbpTestClient client = new XbpTestClient(venues.xbp().port(), EPOCH, 1)) {
                assertThat(client.readTo(50)).isTrue();
            }
            await().atMost(DEADLINE).until(() -> venues.xbp().sentCount() == 600);

            try (XbpTestClient client = new XbpTestClient(venues.xbp().port(), EPOCH, 51)) {
                assertThat(client.readTo(600)).isTrue();

                assertThat(client.numbers).isEqualTo(numbers(51, 600));
                assertThat(client.possDups).isEqualTo(numbers(51, 600));
            }
        }

        List<String> log = Files.readAllLines(folder.resolve("xbp-CAUSEWAY.jsonl"));
        assertThat(log).hasSize(600);
        assertThat(log.get(0))
                .isEqualTo(
                        "{\"epoch\":1,\"seq\":1,\"type\":\"304\",\"parts\":[{\"template\":\"InstrumentDef\","
                                + "\"instrument\":1,\"fields\":{\"symbol\":\"AAPL\",\"tickSize\":\"0.01\",\"lotSize\":\"1\"}}]}");
    }

    @Test
    void shouldCutTheFrameWhenAFaultSaysSo() throws IOException {
        try (MockVenues venues = MockVenues.start(null, xbp(2000, 100))) {
            venues.xbp().inject("CAUSEWAY", List.of(Fault.of(Fault.Kind.CUT_MID_FRAME, 40, 17)));

            try (XbpTestClient client = new XbpTestClient(venues.xbp().port(), EPOCH, 1)) {
                boolean open = client.readTo(100);

                assertThat(open).isFalse();
                assertThat(client.numbers).isEqualTo(numbers(1, 39));
            }
        }
    }

    @Test
    void shouldResetTheConnectionWhenAFaultSaysSo() throws IOException {
        try (MockVenues venues = MockVenues.start(null, xbp(2000, 100))) {
            venues.xbp().inject("CAUSEWAY", List.of(Fault.of(Fault.Kind.CONNECTION_RESET, 40, 1)));

            try (XbpTestClient client = new XbpTestClient(venues.xbp().port(), EPOCH, 1)) {
                assertThatThrownBy(() -> client.readTo(100))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("reset");
            }
        }
    }

    @Test
    void shouldDeliverEverythingWhenDribbledAndMerged() throws IOException {
        try (MockVenues venues = MockVenues.start(null, xbp(2000, 200))) {
            venues.xbp()
                    .inject(
                            "CAUSEWAY",
                            List.of(
                                    Fault.of(Fault.Kind.DRIBBLE, 10, 500),
                                    Fault.of(Fault.Kind.MERGE, 60, 50),
                                    Fault.silence(150, 50)));

            try (XbpTestClient client = new XbpTestClient(venues.xbp().port(), EPOCH, 1)) {
                assertThat(client.readTo(200)).isTrue();

                assertThat(client.numbers).isEqualTo(numbers(1, 200));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FixVersion.class)
    void shouldStreamFixOnceMarketDataIsAskedFor(FixVersion version) throws Exception {
        String clientId = "IT-" + version;
        try (MockVenues venues = MockVenues.start(fix(clientId, version, 2000, 1000), null);
                FixTestClient client = new FixTestClient(
                        venues.fix().port(),
                        clientId,
                        version.beginString(),
                        List.of("AAPL", "EUR/USD", "NOPE"),
                        null)) {
            await().atMost(DEADLINE).until(() -> client.received.size() >= 1003);

            assertThat(client.received)
                    .extracting(FixTestClient.Received::msgType)
                    .contains("W", "X", "8", "9", "f", "h", "B", "Y");
            assertThat(client.received)
                    .extracting(FixTestClient.Received::seqNo)
                    .isSorted();
        }

        assertThat(Files.readAllLines(folder.resolve("fix-" + clientId + ".jsonl")))
                .hasSize(1003);
    }

    @Test
    void shouldResendWhatWasMadeWhileTheFixClientWasAway() throws Exception {
        String clientId = "IT-AWAY";
        MessageStore store = clientStore(clientId);
        try (MockVenues venues = MockVenues.start(fix(clientId, FixVersion.FIX44, 2000, 1500), null)) {
            FixTestClient first = client(venues, clientId, store);
            await().atMost(DEADLINE).until(() -> first.received.size() >= 100);
            first.close();
            await().atMost(DEADLINE).until(() -> venues.fix().sentCount() >= 1502);

            try (FixTestClient second = client(venues, clientId, store)) {
                await().atMost(DEADLINE).until(() -> first.received.size() + second.received.size() >= 1504);

                assertThat(second.received)
                        .filteredOn(FixTestClient.Received::possDup)
                        .isNotEmpty();
                assertThat(second.received)
                        .filteredOn(one -> one.possDup() && one.msgType().equals("X"))
                        .allSatisfy(one -> assertThat(one.text()).contains("|268=", "|279=", "|270="));
            }
        }
    }

    private FixTestClient client(MockVenues venues, String clientId, MessageStore store) throws Exception {
        return new FixTestClient(
                venues.fix().port(), clientId, "FIX.4.4", List.of("AAPL", "EUR/USD"), ignored -> store);
    }

    private MessageStore clientStore(String clientId) {
        SessionID id = new SessionID("FIX.4.4", clientId, "SIMX");
        SessionSettings settings = new SessionSettings();
        settings.setString(id, "FileStorePath", folder.resolve("client").toString());
        return new CachedFileStoreFactory(settings).create(id);
    }

    private XbpVenueOptions xbp(long rate, long count) {
        return XbpVenueOptions.standard(
                new XbpVenueOptions.Traffic(7, Instruments.first(5), rate, count, ReplayPolicy.ALL, 64 << 20, 100_000),
                folder);
    }

    private FixVenueOptions fix(String client, FixVersion version, long rate, long count) {
        return new FixVenueOptions(
                "127.0.0.1",
                0,
                version,
                "SIMX",
                client,
                new FixVenueOptions.Traffic(7, Instruments.first(5), rate, count, 64 << 20),
                folder);
    }

    private static List<Long> numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
