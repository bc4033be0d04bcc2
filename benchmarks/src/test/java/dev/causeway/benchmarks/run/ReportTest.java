package dev.causeway.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void shouldTakeRatiosRoundByRoundWhenSubjectsAlternate() {
        List<String> lines = new Report(
                        List.of(
                                round(result("relay", 1000, 20, "true"), result("gateway", 800, 30, "true")),
                                round(result("relay", 2000, 10, "true"), result("gateway", 1000, 40, "true")),
                                round(result("relay", 1000, 20, "true"), result("gateway", 900, 20, "true"))),
                        List.of())
                .lines();

        assertThat(lines)
                .contains("relay: 3 of 3 runs valid (min / median / max)")
                .contains("  msg/s 0.50 / 0.80 / 0.90")
                .contains("  p50 1.00 / 1.50 / 4.00");
    }

    @Test
    void shouldGiveOneMoreRatioWhenItIsAskedFor() {
        List<String> lines = new Report(
                        List.of(round(
                                result("quiet", 1000, 20, "true"),
                                result("elsewhere", 1000, 30, "true"),
                                result("hostile", 1000, 45, "true"))),
                        List.of(new Comparison("hostile", "elsewhere")))
                .lines();

        assertThat(lines)
                .containsSubsequence(
                        "hostile / quiet, round by round (min / median / max)",
                        "  p99 2.25 / 2.25 / 2.25",
                        "hostile / elsewhere, round by round (min / median / max)",
                        "  p99 1.50 / 1.50 / 1.50");
    }

    @Test
    void shouldLeaveInvalidRunsOutWhenSummingUp() {
        List<String> lines = new Report(
                        List.of(
                                round(result("relay", 1000, 20, "true"), result("gateway", 9999, 1, "false")),
                                round(result("relay", 1000, 20, "true"), result("gateway", 500, 20, "true"))),
                        List.of())
                .lines();

        assertThat(lines)
                .contains("gateway: 1 of 2 runs valid (min / median / max)")
                .contains("  msg/s 0.50 / 0.50 / 0.50")
                .noneMatch(line -> line.contains("9,999"));
    }

    @Test
    void shouldCompareTheForcedJournalWithTheOtherWhenBothRan() {
        List<String> lines = new Report(
                        List.of(round(
                                result("relay", 1000, 20, "true"),
                                result("gateway-none", 800, 30, "true"),
                                result("gateway-batch", 600, 130, "true"))),
                        List.of())
                .lines();

        assertThat(lines)
                .containsSubsequence(
                        "gateway-batch / gateway-none, round by round (min / median / max)",
                        "  msg/s 0.75 / 0.75 / 0.75",
                        "  p50 us more 100.0 / 100.0 / 100.0");
    }

    @Test
    void shouldSayNothingOfLatencyWhenASubjectCounts() {
        RunResult counted = result("quickfix", 1000, 20, "true");
        counted.values().keySet().removeIf(key -> key.matches("(p50|p99|p999|max)Nanos"));

        List<String> lines =
                new Report(List.of(round(counted, result("gateway-none", 800, 30, "true"))), List.of()).lines();

        assertThat(counted.line()).contains("1,000 msg/s  counts");
        assertThat(lines)
                .contains("  msg/s 0.80 / 0.80 / 0.80")
                .contains("  p50 us 30.0 / 30.0 / 30.0")
                .noneMatch(line -> line.startsWith("  p50 0"));
    }

    @Test
    void shouldSaySoWhenNoRunIsValid() {
        List<String> lines = new Report(List.of(round(result("relay", 1000, 20, "false"))), List.of()).lines();

        assertThat(lines).contains("  msg/s none: no valid run");
    }

    @Test
    void shouldNameWhatWasWrongWhenARunIsInvalid() {
        RunResult lossy = result("relay", 1000, 20, "false");
        RunResult asked = new RunResult("gateway", with(result("gateway", 1, 1, "true"), "resendRequests", "2"));

        assertThat(lossy.line()).contains("INVALID").contains("missing 3 venue messages");
        assertThat(asked.objections()).containsExactly("resendRequests 2");
    }

    private static Map<String, RunResult> round(RunResult... results) {
        Map<String, RunResult> round = new LinkedHashMap<>();
        for (RunResult result : results) {
            round.put(result.subject(), result);
        }
        return round;
    }

    private static Map<String, String> with(RunResult result, String key, String value) {
        Map<String, String> values = new LinkedHashMap<>(result.values());
        values.put(key, value);
        return values;
    }

    private static RunResult result(String subject, long perSecond, long p50Micros, String complete) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : List.of(
                "holes",
                "malformed",
                "contradictions",
                "beforeIntended",
                "resendRequests",
                "endedConnections",
                "refusedConnections",
                "missingFeedNumbers",
                "doubledVenueNumbers",
                "subjectCpuMillis",
                "received",
                "measured")) {
            values.put(key, "0");
        }
        values.put("complete", complete);
        values.put("missingVenueNumbers", complete.equals("true") ? "0" : "3");
        values.put("perSecond", String.valueOf(perSecond));
        for (String percentile : List.of("p50", "p99", "p999", "max")) {
            values.put(percentile + "Nanos", String.valueOf(p50Micros * 1000));
        }
        return new RunResult(subject, values);
    }
}
