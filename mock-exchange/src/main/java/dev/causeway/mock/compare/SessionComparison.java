package dev.causeway.mock.compare;

import dev.causeway.mock.compare.VenueMessage.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One session's feed messages against its log, both read forwards. Log messages passed over are remembered: they are out of
 * order when they still come, lost when not.
 *
 * <p>One thread.
 */
final class SessionComparison {
    private final VenueLog log;
    private final EpochRanks epochs;
    private final ContentCheck content;
    private final boolean fromFirst;
    private final boolean untilLast;
    private final Findings findings;
    private final TreeMap<Key, VenueMessage> passedOver = new TreeMap<>();
    private final List<FeedMessage> unit = new ArrayList<>();
    private Key unitKey;
    private Key highest;

    SessionComparison(String name, VenueLog log, Map<String, String> symbolById, boolean fromFirst, boolean untilLast) {
        this.log = log;
        this.fromFirst = fromFirst;
        this.untilLast = untilLast;
        epochs = new EpochRanks(fromFirst);
        content = new ContentCheck(symbolById);
        findings = new Findings(name);
    }

    /** The session's next feed message that a venue message caused. */
    void onMessage(FeedMessage message) {
        Key key = epochs.ranked(message.epoch(), message.venueSeqNo());
        if (!unit.isEmpty() && (message.isFirst() || !key.equals(unitKey))) {
            endUnit(false);
        }
        if (unit.isEmpty() && !message.isFirst() && !(fromFirst && highest == null)) {
            findings.add(Findings.Kind.WRONG, key + ": begins without FIRST");
        }
        unitKey = key;
        unit.add(message);
        if (message.isLast()) {
            endUnit(true);
        }
    }

    /** The feed has ended; says what was found. */
    Findings finish() {
        if (!unit.isEmpty()) {
            endUnit(untilLast);
        }
        for (VenueMessage message : passedOver.values()) {
            findings.sent();
            findings.add(Findings.Kind.LOST, message.key() + " type " + message.type());
        }
        for (VenueMessage rest = log.take(); rest != null; rest = log.take()) {
            if (!untilLast) {
                findings.sent();
                findings.add(Findings.Kind.LOST, rest.key() + " type " + rest.type());
            }
        }
        log.close();
        return findings;
    }

    private void endUnit(boolean complete) {
        List<FeedMessage> messages = List.copyOf(unit);
        unit.clear();
        findings.onFeed();
        if (!complete) {
            findings.add(Findings.Kind.WRONG, unitKey + ": ends without LAST");
        }
        if (highest == null || unitKey.compareTo(highest) > 0) {
            forward(messages);
        } else {
            backward(messages);
        }
    }

    private void forward(List<FeedMessage> messages) {
        boolean first = highest == null;
        highest = unitKey;
        while (log.peek() != null && log.peek().key().compareTo(unitKey) < 0) {
            VenueMessage skipped = log.take();
            if (!(first && fromFirst)) {
                passedOver.put(skipped.key(), skipped);
            }
        }
        VenueMessage expected = log.peek();
        if (expected == null || !expected.key().equals(unitKey)) {
            findings.add(Findings.Kind.UNSENT, unitKey + " is not in the venue's log");
            return;
        }
        log.take();
        judge(expected, messages, first && fromFirst);
    }

    private void backward(List<FeedMessage> messages) {
        VenueMessage late = passedOver.remove(unitKey);
        if (late == null) {
            findings.add(
                    Findings.Kind.DOUBLED,
                    unitKey + " feed number " + messages.get(0).seq());
        } else {
            findings.add(Findings.Kind.DISORDERED, unitKey + " came after " + highest);
            judge(late, messages, false);
        }
    }

    private void judge(VenueMessage expected, List<FeedMessage> messages, boolean mayBeCut) {
        findings.sent();
        if (mayBeCut && !messages.get(0).isFirst()) {
            return;
        }
        String difference = content.difference(expected.parts(), messages);
        if (difference != null) {
            findings.add(Findings.Kind.WRONG, unitKey + " type " + expected.type() + ": " + difference);
        }
    }
}
