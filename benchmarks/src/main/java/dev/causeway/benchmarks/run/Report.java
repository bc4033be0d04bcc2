package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Sums up: each subject's figures over its valid runs, the ratios of every other subject to the first one, and of every other
 * gateway to the first gateway, taken round by round, so that both sides of a ratio met the same minute of the machine.
 */
final class Report {
    private static final List<String> PERCENTILES = List.of("p50", "p99", "p999");

    private final List<Map<String, RunResult>> rounds;
    private final List<String> subjects;
    private final List<Comparison> more;

    /**
     * @param rounds one result a subject each, by its name, in the order of the subjects
     * @param more ratios besides those
     */
    Report(List<Map<String, RunResult>> rounds, List<Comparison> more) {
        this.rounds = rounds;
        this.more = List.copyOf(more);
        Set<String> names = new LinkedHashSet<>();
        rounds.forEach(round -> names.addAll(round.keySet()));
        this.subjects = List.copyOf(names);
    }

    /** Min / median / max of everything. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String subject : subjects) {
            boolean latencies = hasLatencies(subject);
            lines.add(subject + ": " + valid(subject) + " of " + rounds.size() + " runs valid (min / median / max)");
            add(lines, "  msg/s ", "%,.0f", figures(subject, RunResult::perSecond));
            for (String percentile : latencies ? PERCENTILES : List.<String>of()) {
                add(lines, "  " + percentile + " us ", "%.1f", figures(subject, result -> result.micros(percentile)));
            }
        }
        for (int i = 1; i < subjects.size(); i++) {
            compare(lines, subjects.get(i), subjects.get(0));
        }
        List<String> gateways =
                subjects.stream().filter(name -> name.startsWith("gateway")).toList();
        for (int i = 1; i < gateways.size() && !gateways.contains(subjects.get(0)); i++) {
            compare(lines, gateways.get(i), gateways.get(0));
        }
        more.forEach(comparison -> compare(lines, comparison.subject(), comparison.by()));
        return lines;
    }

    private void compare(List<String> lines, String subject, String base) {
        boolean latencies = hasLatencies(subject) && hasLatencies(base);
        lines.add(subject + " / " + base + ", round by round (min / median / max)");
        add(lines, "  msg/s ", "%.2f", pairs(subject, base, RunResult::perSecond, (a, b) -> a / b));
        for (String percentile : latencies ? PERCENTILES : List.<String>of()) {
            ToDoubleFunction<RunResult> micros = result -> result.micros(percentile);
            add(lines, "  " + percentile + " ", "%.2f", pairs(subject, base, micros, (a, b) -> a / b));
            add(lines, "  " + percentile + " us more ", "%.1f", pairs(subject, base, micros, (a, b) -> a - b));
        }
    }

    private boolean hasLatencies(String subject) {
        return rounds.stream().map(round -> round.get(subject)).anyMatch(RunResult::hasLatencies);
    }

    private static void add(List<String> lines, String title, String conversion, List<Double> figures) {
        lines.add(title
                + (figures.isEmpty() ? "none: no valid run" : Spread.of(figures).format(conversion)));
    }

    private long valid(String subject) {
        return figures(subject, RunResult::perSecond).size();
    }

    private List<Double> figures(String subject, ToDoubleFunction<RunResult> figure) {
        return rounds.stream()
                .map(round -> round.get(subject))
                .filter(RunResult::isValid)
                .map(figure::applyAsDouble)
                .toList();
    }

    private List<Double> pairs(
            String subject, String base, ToDoubleFunction<RunResult> figure, DoubleBinaryOperator together) {
        return rounds.stream()
                .filter(round -> round.get(subject).isValid() && round.get(base).isValid())
                .map(round -> together.applyAsDouble(
                        figure.applyAsDouble(round.get(subject)), figure.applyAsDouble(round.get(base))))
                .toList();
    }
}
