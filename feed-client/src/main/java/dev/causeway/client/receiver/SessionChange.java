package dev.causeway.client.receiver;

import dev.causeway.protocol.mold.MoldHeader;
import org.agrona.DirectBuffer;

/**
 * Judges packets that are not of the current session: a leftover of an earlier one, or the sign of a new one. Owner: the
 * receiver's thread.
 *
 * <p>A publisher never goes back to an old name. So a name is new when it was shown twice and the channels that showed it
 * did not show the current one again; a single damaged datagram changes nothing. The current session gets a moment to be
 * finished by the slower channel.
 */
final class SessionChange {
    /** How long a complete session waits for the slower channel, when no end of session was seen. */
    static final long SETTLE_NANOS = GapPursuit.REQUEST_DELAY_NANOS;

    private static final int REMEMBERED = 8;

    private final byte[][] earlier = new byte[REMEMBERED][MoldHeader.SESSION_LENGTH];
    private final byte[] candidate = new byte[MoldHeader.SESSION_LENGTH];
    private final int allChannels;
    private final long graceNanos;
    private int retired;
    private int sightings;
    private int shownBy;
    private long firstNanos;

    /** @param graceNanos the longest wait for an incomplete session */
    SessionChange(int channels, long graceNanos) {
        allChannels = (1 << channels) - 1;
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

    /** Whether to leave the current session now. */
    boolean isDue(boolean complete, boolean ended, long nowNanos) {
        if (sightings < 2) {
            return false;
        }
        long waited = nowNanos - firstNanos;
        boolean settled = complete && (ended || shownBy == allChannels || waited >= SETTLE_NANOS);
        return settled || waited >= graceNanos;
    }

    /** When {@link #isDue} may change by time alone, {@link Long#MAX_VALUE} for never. */
    long nextTimerNanos(boolean complete) {
        return sightings < 2 ? Long.MAX_VALUE : firstNanos + (complete ? SETTLE_NANOS : graceNanos);
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
