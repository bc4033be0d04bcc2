package dev.causeway.mock.sent;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What a client asked of a venue's session, one short line each, the newest thousand: for tests that want to know what
 * reached the venue. Written by the venue's threads, read by any.
 */
public final class ReceivedTrail {
    private static final int MAX_LINES = 1000;

    private final ArrayDeque<String> lines = new ArrayDeque<>();

    /** Adds a line; the oldest goes when there are too many. */
    public synchronized void add(String line) {
        if (lines.size() == MAX_LINES) {
            lines.remove();
        }
        lines.add(line);
    }

    /** The lines, oldest first. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
