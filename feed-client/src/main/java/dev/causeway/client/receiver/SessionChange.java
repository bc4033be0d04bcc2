package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import org.agrona.DirectBuffer;

/**
 * Judges packets that are not of the current session: a leftover of an earlier one, or the sign of a new one. Owner: the
 * receiver's thread.
 *
 * <p>A publisher never goes back to an old name. So a name is new when it was shown twice and the channels that showed it
 * did not show the current one again; a single damaged datagram changes nothing. The current session gets time to be
 * finished: nothing but its end of session, which is said for seconds, tells that no number of its tail is missing.
 */
final class SessionChange {
    private static final int REMEMBERED = 8;

    private final byte[][] earlier = new byte[REMEMBERED][MoldHeader.SESSION_LENGTH];
    private final byte[] candidate = new byte[MoldHeader.SESSION_LENGTH];
    private final long graceNanos;
    private int retired;
    private int sightings;
    private int shownBy;
    private long firstNanos;

    /** @param graceNanos the longest wait for a session whose end was not seen or that has numbers missing */
    SessionChange(long graceNanos) {
        this.graceNanos = graceNanos;
    }

    /** Whether the packet is of a session that was current once. */
    boolean isEarlier(DirectBuffer packet, int offset) {
        for (int i = 0; i < Math.min(retired, REMEMBERED); i++) {
            if (MoldHeader.isSession(packet, offset, earlier[i])) {
                return true;
            }
        }
        return false;
    }

    /** Never to be taken for new again. */
    void retire(byte[] session) {
        System.arraycopy(session, 0, earlier[retired++ % REMEMBERED], 0, session.length);
        drop();
    }

    /** A channel showed a packet of another session that is not an earlier one. */
    void onOther(int channel, DirectBuffer packet, int offset, long nowNanos) {
        if (sightings == 0 || !MoldHeader.isSession(packet, offset, candidate)) {
            MoldHeader.copySession(packet, offset, candidate);
            sightings = 0;
            shownBy = 0;
            firstNanos = nowNanos;
        }
        sightings++;
        shownBy |= 1 << channel;
    }

    /** A channel showed a packet of the current session. */
    void onCurrent(int channel) {
        if ((shownBy & 1 << channel) != 0) {
            drop();
        }
    }

    /** Whether to leave the current session now. @param over its end was seen and everything before it is there */
    boolean isDue(boolean over, long nowNanos) {
        return sightings >= 2 && (over || nowNanos - firstNanos >= graceNanos);
    }

    /** When {@link #isDue} may change by time alone, {@link Long#MAX_VALUE} for never. */
    long nextTimerNanos() {
        return sightings < 2 ? Long.MAX_VALUE : firstNanos + graceNanos;
    }

    /** Copies the new name. */
    void copyCandidate(byte[] session) {
        System.arraycopy(candidate, 0, session, 0, session.length);
    }

    private void drop() {
        sightings = 0;
        shownBy = 0;
    }
}
