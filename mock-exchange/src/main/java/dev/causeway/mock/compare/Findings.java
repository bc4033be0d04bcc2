package dev.causeway.mock.compare;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found about one session: counts and the first ten examples of each kind. One thread. */
final class Findings {
    /** A way to be wrong. */
    enum Kind {
        LOST("lost"),
        DOUBLED("doubled"),
        DISORDERED("out of order"),
        WRONG("wrong content"),
        UNSENT("never sent");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final int MAX_EXAMPLES = 10;

    private final String name;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> examples = new EnumMap<>(Kind.class);
    private long sent;
    private long onFeed;

    Findings(String name) {
        this.name = name;
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0L);
            examples.put(kind, new ArrayList<>());
        }
    }

    void sent() {
        sent++;
    }

    void onFeed() {
        onFeed++;
    }

    void add(Kind kind, String example) {
        counts.merge(kind, 1L, Long::sum);
        if (examples.get(kind).size() < MAX_EXAMPLES) {
            examples.get(kind).add(example);
        }
    }

    long count(Kind kind) {
        return counts.get(kind);
    }

    /** Venue messages that were to be on the feed. */
    long sentCount() {
        return sent;
    }

    boolean isClean() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    void print(PrintWriter out) {
        StringBuilder line = new StringBuilder("session " + name + ": sent " + sent + ", on feed " + onFeed);
        counts.forEach((kind, count) ->
                line.append(", ").append(kind.label).append(' ').append(count));
        out.println(line);
        examples.forEach((kind, list) -> list.forEach(example -> out.println("  " + kind.label + ": " + example)));
    }
}
