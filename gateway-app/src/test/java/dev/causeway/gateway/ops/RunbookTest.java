package dev.causeway.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The runbook has a row for whatever can go off at night, and the alerts speak of metrics that there are. */
@SuppressWarnings("unchecked")
class RunbookTest {
    private static final Path RUNBOOK = Path.of("../deploy/runbook.md");
    private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yaml");
    private static final Path APPLICATION = Path.of("src/main/resources/application.yaml");
    private static final int CELLS = 5;

    @Test
    void shouldHaveOneRowForEachAlert() throws IOException {
        List<String> signs = signs();

        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> assertThat(signs)
                .as((String) alert.get("alert"))
                .filteredOn(sign -> sign.contains("`" + alert.get("alert") + "`"))
                .hasSize(1));
    }

    @Test
    void shouldNameNoAlertThatIsNone() throws IOException {
        List<String> known =
                alerts().stream().map(alert -> (String) alert.get("alert")).toList();

        assertThat(found("`([A-Z][a-z]+[A-Z][A-Za-z]+)`", String.join("\n", signs())))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void shouldHaveARowForEachComponentOfHealthAndSayWhatEachStatusIs() throws IOException {
        List<String> signs = signs();
        Map<String, Object> health = at(yaml(APPLICATION), "management", "endpoint", "health");
        List<String> components = at(health, "group").values().stream()
                .flatMap(group -> Arrays.stream(
                        ((Map<?, ?>) group).get("include").toString().split(", ")))
                .toList();
        Collection<?> statuses = (Collection<?>) at(health, "status").get("order");

        assertThat(components).hasSizeGreaterThan(5).allSatisfy(component -> assertThat(signs)
                .as(component)
                .anyMatch(sign -> sign.contains("`" + component + "`")));
        assertThat(statuses).allSatisfy(status -> assertThat(Files.readString(RUNBOOK))
                .contains(status.toString().toUpperCase().replace('-', '_')));
    }

    @Test
    void shouldAlertOnMetricsThatThereAre() throws IOException {
        TreeSet<String> documented =
                new TreeSet<>(Scrape.documented(Path.of("doc/METRICS.md")).keySet());
        List<String> used = alerts().stream()
                .flatMap(alert -> found("(gateway_\\w+)", (String) alert.get("expr")).stream())
                .map(name -> name.replaceFirst("_bucket$", ""))
                .toList();

        assertThat(used).isNotEmpty().allMatch(documented::contains);
    }

    @Test
    void shouldFireEachAlertWhenPromtoolPlaysWhatGoesWrong() throws Exception {
        assumeTrue(Promtool.installed(), Promtool.NOT_CHECKED);

        assertThat(Promtool.run("check", "rules", ALERTS.toString())).contains("SUCCESS");
        assertThat(Promtool.run(
                        "test",
                        "rules",
                        ALERTS.resolveSibling("alerts-test.yaml").toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
        assertThat(Promtool.run(
                        "check",
                        "config",
                        "--syntax-only",
                        ALERTS.resolveSibling("prometheus.yaml").toString()))
                .contains("SUCCESS");
        String played = Files.readString(ALERTS.resolveSibling("alerts-test.yaml"));
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(played).contains("{alertname=\"" + alert.get("alert") + "\"}"));
    }

    private static List<Map<String, Object>> alerts() throws IOException {
        return ((List<Map<String, List<Map<String, Object>>>>) yaml(ALERTS).get("groups"))
                .get(0)
                .get("rules");
    }

    /** First cells of the table; every row says what the sign means, what to look at and what to do. */
    private static List<String> signs() throws IOException {
        List<String[]> rows = Files.readAllLines(RUNBOOK).stream()
                .dropWhile(line -> !line.startsWith("| sign |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.split("\\|", -1))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(cells -> {
            assertThat(cells).as(cells[1]).hasSize(CELLS + 2);
            assertThat(List.of(cells).subList(1, CELLS)).noneMatch(String::isBlank);
        });
        return rows.stream().map(cells -> cells[1]).toList();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    private static Map<String, Object> at(Map<String, Object> yaml, String... keys) {
        Map<String, Object> here = yaml;
        for (String key : keys) {
            here = (Map<String, Object>) here.get(key);
        }
        return here;
    }
}
