package dev.causeway.gateway.normalize;

import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.store.Journal;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.RecordType;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * The numbers of venues and sessions, allotted at first sight and kept in the journal. Used only while the gateway is being
 * wired, by the thread that then owns the journal.
 *
 * <p>Definition kinds: 1 a venue (payload: name, length first), 2 a session (payload: venueId u16, protocol u8, 0 u8, id
 * with length first).
 */
public final class SessionDirectory {
    private static final int VENUE_KIND = 1;
    private static final int SESSION_KIND = 2;

    private final Journal journal;
    private final Map<String, Integer> venues = new HashMap<>();
    private final Map<String, SessionIdentity> sessions = new HashMap<>();
    private final Map<Integer, String> takenNumbers = new HashMap<>();

    public SessionDirectory(Journal journal) {
        this.journal = journal;
        Map<Integer, String> venueNames = new HashMap<>();
        journal.state().forEachDefinition(VENUE_KIND, (id, buffer, offset, length) -> {
            String name = buffer.getStringUtf8(offset, ByteOrder.LITTLE_ENDIAN);
            venues.put(name, id);
            venueNames.put(id, name);
        });
        journal.state().forEachDefinition(SESSION_KIND, (id, buffer, offset, length) -> {
            SessionIdentity identity = decode(id, venueNames, buffer, offset);
            sessions.put(identity.id(), identity);
            takenNumbers.put(id, identity.id());
        });
    }

    /**
     * The identity of a configured session.
     *
     * @param number the configured number, or 0 to have one allotted
     * @throws IllegalArgumentException the session has another number, venue or protocol in this data directory, or the
     *     number belongs to another session
     */
    public SessionIdentity identify(String id, String venue, char protocol, int number) {
        SessionIdentity known = sessions.get(id);
        if (known != null) {
            requireSame(known, venue, protocol, number);
            return known;
        }
        int sessionNo = number == 0 ? lowestFree() : number;
        if (takenNumbers.containsKey(sessionNo)) {
            throw new IllegalArgumentException("session '" + id + "': number " + sessionNo + " belongs to session '"
                    + takenNumbers.get(sessionNo) + "' in this data directory");
        }
        SessionIdentity fresh = new SessionIdentity(sessionNo, venueId(venue), id, venue, protocol);
        sessions.put(id, fresh);
        takenNumbers.put(sessionNo, id);
        record(SESSION_KIND, sessionNo, encode(fresh));
        return fresh;
    }

    /**
     * Begins the first epoch of a session this journal does not know, for protocols whose epochs have no name of their own:
     * the epoch's beginning is what a schedule is reckoned from, so it must be durable before the session exists.
     */
    public void beginFirstEpoch(SessionIdentity identity, long epochNanos) {
        if (journal.state().knows(identity.sessionNo())) {
            return;
        }
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.EPOCH;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.sessionNo = identity.sessionNo();
        entry.epoch = 1;
        entry.nextExpected = 1;
        entry.epochNanos = epochNanos;
        journal.append(entry.payload(new ExpandableArrayBuffer(), 0, 0));
        journal.commit();
    }

    /** The highest session number this data directory has ever used, at least that of every identified session. */
    public int maxSessionNo() {
        return takenNumbers.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static void requireSame(SessionIdentity known, String venue, char protocol, int number) {
        if (!known.venue().equals(venue)
                || known.protocol() != protocol
                || number != 0 && number != known.sessionNo()) {
            throw new IllegalArgumentException(
                    "session '" + known.id() + "' is number " + known.sessionNo() + ", venue "
                            + known.venue() + ", protocol " + known.protocol()
                            + " in this data directory; use these, or another id");
        }
    }

    private int lowestFree() {
        int number = 1;
        while (takenNumbers.containsKey(number)) {
            number++;
        }
        return number;
    }

    private int venueId(String venue) {
        Integer known = venues.get(venue);
        if (known != null) {
            return known;
        }
        int venueId = venues.size() + 1;
        venues.put(venue, venueId);
        ExpandableArrayBuffer payload = new ExpandableArrayBuffer();
        record(VENUE_KIND, venueId, payload, payload.putStringUtf8(0, venue, ByteOrder.LITTLE_ENDIAN));
        return venueId;
    }

    private static ExpandableArrayBuffer encode(SessionIdentity identity) {
        ExpandableArrayBuffer payload = new ExpandableArrayBuffer();
        payload.putShort(0, (short) identity.venueId(), ByteOrder.LITTLE_ENDIAN);
        payload.putByte(2, (byte) identity.protocol());
        payload.putByte(3, (byte) 0);
        payload.putStringUtf8(4, identity.id(), ByteOrder.LITTLE_ENDIAN);
        return payload;
    }

    private static SessionIdentity decode(int id, Map<Integer, String> venueNames, DirectBuffer buffer, int offset) {
        int venueId = buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        char protocol = (char) buffer.getByte(offset + 2);
        String name = buffer.getStringUtf8(offset + 4, ByteOrder.LITTLE_ENDIAN);
        return new SessionIdentity(id, venueId, name, venueNames.get(venueId), protocol);
    }

    private void record(int kind, int id, ExpandableArrayBuffer session) {
        record(kind, id, session, 4 + Integer.BYTES + session.getInt(4, ByteOrder.LITTLE_ENDIAN));
    }

    private void record(int kind, int id, DirectBuffer payload, int length) {
        JournalEntry entry = new JournalEntry();
        entry.type = RecordType.DEFINITION;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        entry.key = JournalEntry.key(kind, id);
        journal.append(entry.payload(payload, 0, length));
        journal.commit();
    }
}
