package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.script.Player;
import dev.causeway.gateway.inbound.fix.script.Script;
import dev.causeway.gateway.inbound.fix.script.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The QuickFIX acceptance scripts, which are not part of this repository, against an acceptor made of the gateway's parts.
 * {@code -Dacceptance.scripts=DIR} names the folder with {@code fix40} to {@code fix50sp2}; the table it prints is the one of
 * the README. Sessions are registered statically: one script of a version at a time, the versions beside each other.
 */
@EnabledIfSystemProperty(named = AcceptanceScriptsTest.FOLDER, matches = ".+")
class AcceptanceScriptsTest {
    static final String FOLDER = "acceptance.scripts";
    private static final int PATIENCE_MILLIS = 15_000;

    /** Where the scripts and QuickFIX/J part; the reasons are in the scenarios' README. */
    private static final Set<String> EXPLAINED = Set.of(
            "14b_RequiredFieldMissing",
            "1d_InvalidLogonBadSendingTime",
            "21_RepeatingGroupSpecifierWithValueOfZero",
            "2r_UnregisteredMsgType",
            "6_SendTestRequest",
            "8_OnlyAdminMessages");

    private static final Map<String, FixCounterparty> VERSIONS = new TreeMap<>(Map.of(
            "fix40", counterparty("FIX.4.0", null, null),
            "fix41", counterparty("FIX.4.1", null, null),
            "fix42", counterparty("FIX.4.2", null, null),
            "fix43", counterparty("FIX.4.3", null, null),
            "fix44", counterparty("FIX.4.4", null, null),
            "fix50", counterparty("FIXT.1.1", "FIX.5.0", "FIX50.xml"),
            "fix50sp1", counterparty("FIXT.1.1", "FIX.5.0SP1", "FIX50SP1.xml"),
            "fix50sp2", counterparty("FIXT.1.1", "FIX.5.0SP2", null)));

    private static FixCounterparty counterparty(String beginString, String applVersion, String dictionary) {
        return new FixCounterparty(beginString, "ISLD", "TW", applVersion, dictionary);
    }

    @Test
    void shouldPassAllButTheExplainedWhenAnAcceptorIsMadeOfTheGatewaysParts() throws Exception {
        ExecutorService players = Executors.newFixedThreadPool(6);
        Map<String, Future<List<String>>> results = new TreeMap<>();
        Map<String, List<Script>> scripts = new TreeMap<>();
        for (String version : VERSIONS.keySet()) {
            scripts.put(version, scripts(version));
        }
        Future<Map<String, List<String>>> fixt = players.submit(() -> oneAfterTheOther(scripts));
        for (String version : List.of("fix40", "fix41", "fix42", "fix43", "fix44")) {
            results.put(version, players.submit(() -> failures(version, scripts.get(version))));
        }
        Map<String, List<String>> failed = new TreeMap<>(fixt.get());
        for (Map.Entry<String, Future<List<String>>> result : results.entrySet()) {
            failed.put(result.getKey(), result.getValue().get());
        }
        players.shutdown();
        failed.forEach((version, lines) -> {
            int total = scripts.get(version).size();
            System.out.printf("| %s | %d | %d |%n", version, total - lines.size(), total);
            lines.forEach(System.out::println);
        });

        assertThat(scripts.values()).allSatisfy(each -> assertThat(each).hasSizeGreaterThan(50));
        assertThat(failed.values().stream().flatMap(List::stream))
                .allMatch(failure -> EXPLAINED.contains(failure.trim().split("[ :]")[1]), "is explained");
    }

    /** FIXT.1.1 is one identity whatever the application's version is. */
    private static Map<String, List<String>> oneAfterTheOther(Map<String, List<Script>> scripts) {
        Map<String, List<String>> failed = new TreeMap<>();
        for (String version : List.of("fix50", "fix50sp1", "fix50sp2")) {
            failed.put(version, failures(version, scripts.get(version)));
        }
        return failed;
    }

    private static List<Script> scripts(String version) throws IOException {
        List<Script> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty(FOLDER), version))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".def"))
                    .sorted()
                    .toList()) {
                scripts.add(Script.read(file));
            }
        }
        return scripts;
    }

    private static List<String> failures(String version, List<Script> scripts) {
        List<String> failures = new ArrayList<>();
        FixCounterparty counterparty = VERSIONS.get(version);
        Wording wording = new Wording(counterparty.beginString(), "TW", "ISLD", counterparty.isFixt());
        for (Script script : scripts) {
            try (AcceptorUnderScript acceptor = new AcceptorUnderScript(counterparty, 6);
                    Player player = new Player(acceptor, null, PATIENCE_MILLIS, false)) {
                player.play(script, wording);
            } catch (Exception | AssertionError e) {
                failures.add("  " + version + " " + e.getMessage());
            }
        }
        return failures;
    }
}
