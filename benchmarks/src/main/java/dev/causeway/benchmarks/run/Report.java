package dev.causeway.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Sums up: each subject's figures over its valid runs, and the ratios of every other subject to the first one, taken round
 * by round, so that both sides of a ratio met the same minute of the machine.
 */
final class Report {
    private static final List<String> PERCENTILES = List.of("p50", "p99", "p999");

    private final List<Map<String, RunResult>> rounds;
    private final List<String> subjects;
    private final List<Comparison> more;

    /**
     * @param rounds one result a subject each, by its name, in the order of the subjects
     * @param more ratios besides those to the first subject
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
            lines.add(subject + ": " + valid(subject) + " of " + rounds.size() + " runs valid (min / median / max)");
            add(lines, "  msg/s ", "%,.0f", figures(subject, RunResult::perSecond));
            for (String percentile : PERCENTILES) {
                add(lines, "  " + percentile + " us ", "%.1f", figures(subject, result -> result.micros(percentile)));
            }
        }
        for (String subject : subjects.subList(Math.min(1, subjects.size()), subjects.size())) {
            addRatios(lines, new Comparison(subject, subjects.get(0)));
        }
        more.forEach(comparison -> addRatios(lines, comparison));
        return lines;
    }

    private void addRatios(List<String> lines, Comparison comparison) {
        lines.add(comparison.subject() + " / " + comparison.by() + ", round by round (min / median / max)");
        add(lines, "  msg/s ", "%.2f", ratios(comparison, RunResult::perSecond));
        for (String percentile : PERCENTILES) {
            add(lines, "  " + percentile + " ", "%.2f", ratios(comparison, result -> result.micros(percentile)));
        }
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

    private List<Double> ratios(Comparison comparison, ToDoubleFunction<RunResult> figure) {
        return rounds.stream()
                .filter(round -> round.get(comparison.subject()).isValid()
                        && round.get(comparison.by()).isValid())
                .map(round -> figure.applyAsDouble(round.get(comparison.subject()))
                        / figure.applyAsDouble(round.get(comparison.by())))
                .toList();
    }
}
