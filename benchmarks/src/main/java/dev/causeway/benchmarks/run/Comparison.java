package dev.causeway.benchmarks.run;

/**
 * A ratio that a report gives besides those to the first subject.
 *
 * @param subject what is divided
 * @param by by what
 */
record Comparison(String subject, String by) {}
