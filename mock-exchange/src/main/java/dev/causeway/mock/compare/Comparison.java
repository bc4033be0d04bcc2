package dev.causeway.mock.compare;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * A listener's file against venue logs.
 *
 * <p>One thread. Memory: the log messages that were passed over.
 */
public final class Comparison {
    private static final String SESSION_DEF = "SessionDef";
    private static final String INSTRUMENT_DEF = "InstrumentDef";

    private final Path feed;
    private final Map<String, Path> logs;
    private final boolean fromFirst;
    private final boolean untilLast;
    private final Map<String, String> symbolById = new HashMap<>();
    private final Map<String, Long> notCompared = new TreeMap<>();
    private String stream;
    private long nextSeq;
    private long feedMessages;
    private long discontinuities;
    private String firstDiscontinuity = "";

    /**
     * @param feed the listener's JSON lines
     * @param logs by session number, or by session id, which is then looked up in the feed's SessionDef messages
     * @param fromFirst venue messages before the first on the feed are no loss: the listener joined late
     * @param untilLast venue messages after the last on the feed are no loss: the listener stopped early
     */
    public Comparison(Path feed, Map<String, Path> logs, boolean fromFirst, boolean untilLast) {
        this.feed = feed;
        this.logs = logs;
        this.fromFirst = fromFirst;
        this.untilLast = untilLast;
    }

    /**
     * Compares and prints a line a session and examples of what is wrong.
     *
     * @return whether everything is right
     * @throws IllegalArgumentException when a session id is not on the feed, or a line is not what it should be
     */
    public boolean run(PrintWriter out) {
        Map<String, SessionComparison> sessions = open();
        eachMessage(message -> onMessage(message, sessions));
        boolean clean = discontinuities == 0;
        out.println("feed: " + feedMessages + " messages, " + discontinuities + " breaks in the numbers"
                + firstDiscontinuity);
        for (SessionComparison session : sessions.values()) {
            Findings findings = session.finish();
            findings.print(out);
            clean &= findings.isClean();
        }
        notCompared.forEach((no, count) -> out.println("session " + no + ": " + count + " not compared"));
        out.println(clean ? "equal" : "NOT equal");
        out.flush();
        return clean;
    }

    private Map<String, SessionComparison> open() {
        Map<String, String> numbers = new HashMap<>();
        logs.keySet().stream().filter(Comparison::isNumber).forEach(name -> numbers.put(name, name));
        if (numbers.size() < logs.size()) {
            eachMessage(message -> {
                if (SESSION_DEF.equals(message.template())) {
                    numbers.put(message.text("sessionId"), message.sessionNo());
                }
                return !numbers.keySet().containsAll(logs.keySet());
            });
        }
        Map<String, SessionComparison> sessions = new LinkedHashMap<>();
        logs.forEach((name, log) -> {
            String number = numbers.get(name);
            if (number == null) {
                throw new IllegalArgumentException("session " + name + " has no SessionDef in " + feed);
            }
            VenueLog venue = new VenueLog(log, new EpochRanks(fromFirst));
            sessions.put(number, new SessionComparison(name, venue, symbolById, fromFirst, untilLast));
        });
        return sessions;
    }

    private boolean onMessage(FeedMessage message, Map<String, SessionComparison> sessions) {
        feedMessages++;
        continuous(message);
        if (INSTRUMENT_DEF.equals(message.template())) {
            symbolById.put(message.instrumentId(), message.text("symbol"));
        }
        if (message.isFromVenue()) {
            SessionComparison session = sessions.get(message.sessionNo());
            if (session == null) {
                notCompared.merge(message.sessionNo(), 1L, Long::sum);
            } else {
                session.onMessage(message);
            }
        }
        return true;
    }

    private void continuous(FeedMessage message) {
        long expected = message.stream().equals(stream) ? nextSeq : stream == null ? message.seq() : 1;
        if (message.seq() != expected) {
            if (discontinuities++ == 0) {
                firstDiscontinuity = "; first: " + expected + " expected, " + message.seq() + " there";
            }
        }
        stream = message.stream();
        nextSeq = message.seq() + 1;
    }

    private void eachMessage(MessageVisitor visitor) {
        try (JsonObjects objects = new JsonObjects(feed)) {
            try {
                while (objects.next() && visitor.goOn(new FeedMessage(objects.readFlat()))) {
                    // All is done in the visitor.
                }
            } catch (JacksonException e) {
                throw objects.broken(e);
            }
        }
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }

    private interface MessageVisitor {
        boolean goOn(FeedMessage message);
    }
}
