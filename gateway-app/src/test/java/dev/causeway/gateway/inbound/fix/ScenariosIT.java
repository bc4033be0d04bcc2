package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.script.Player;
import dev.causeway.gateway.inbound.fix.script.Script;
import dev.causeway.gateway.inbound.fix.script.Wording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The scripts of {@code fix-scenarios}: the venue is the script, the gateway's initiator answers, in each version, many
 * scripts at a time. {@code -Dscenario=NAME} plays those whose name contains it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenariosIT {
    private static final String VERSIONS = "FIX.4.2,FIX.4.4,FIXT.1.1";
    private static final int AT_A_TIME = 16;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ExecutorService players = Executors.newFixedThreadPool(AT_A_TIME);
    private final List<Script> scripts = new ArrayList<>();

    @BeforeAll
    void read() throws Exception {
        Path folder = Path.of(
                ScenariosIT.class.getResource("/fix-scenarios/README.md").toURI());
        try (Stream<Path> files = Files.list(folder.getParent())) {
            for (Path file : files.filter(each -> each.toString().endsWith(".def"))
                    .sorted()
                    .toList()) {
                scripts.add(Script.read(file));
            }
        }
    }

    @AfterAll
    void end() {
        players.shutdownNow();
    }

    @Test
    void shouldBeSixtyScriptsAtLeastAndEachSayWhatTheRingSaw() {
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(60);
        assertThat(scripts).allMatch(Script::statesUnits, "has a ring units line");
    }

    @TestFactory
    Stream<DynamicTest> shouldHoldLineByLine() {
        String only = System.getProperty("scenario", "");
        List<DynamicTest> tests = new ArrayList<>();
        for (Script script :
                scripts.stream().filter(each -> each.name().contains(only)).toList()) {
            for (String version : script.setting("versions", VERSIONS).split(",")) {
                Future<?> played = players.submit(() -> play(script, version));
                tests.add(DynamicTest.dynamicTest(script.name() + " " + version, played::get));
            }
        }
        return tests.stream();
    }

    private static Void play(Script script, String version) throws IOException {
        int name = NAMES.incrementAndGet();
        FixCounterparty counterparty = new FixCounterparty(version, "GATE" + name, "PLAY" + name, null, null);
        Wording wording =
                new Wording(version, counterparty.targetCompId(), counterparty.senderCompId(), counterparty.isFixt());
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (GatewayUnderScript gateway = new GatewayUnderScript(script, counterparty, server.getLocalPort());
                Player player = new Player(gateway, server, PATIENCE_MILLIS, true)) {
            gateway.start();
            player.play(script, wording);
            assertThat(gateway.violations())
                    .as("what the journal would have stopped for")
                    .isZero();
        }
        return null;
    }
}
