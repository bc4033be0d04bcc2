package dev.causeway.gateway.inbound.fix;

import dev.causeway.protocol.feed.sbe.StatusReason;

/** Reads from the engine's words why it disconnects. Static and stateless. */
final class DisconnectCause {
    /** Our own word: too much waits for the peer to read. */
    static final String SLOW = "The peer does not read";

    /** Our own word: requests do not bring the missing messages. */
    static final String UNFILLED = "do not come";

    private DisconnectCause() {}

    static StatusReason of(String text) {
        if (text.contains(SLOW)) {
            return StatusReason.SLOW_PEER;
        }
        if (text.contains("END_OF_STREAM") || text.contains("Socket")) {
            return StatusReason.PEER_CLOSED;
        }
        if (text.contains(UNFILLED)) {
            return StatusReason.GAP_UNFILLED;
        }
        if (text.contains("too low")) {
            return StatusReason.SEQ_TOO_LOW;
        }
        if (text.contains("Session reset")) {
            return StatusReason.SCHEDULE;
        }
        if (text.contains("Timed out")) {
            return StatusReason.SILENCE;
        }
        if (text.contains("Received logout request")) {
            return StatusReason.PEER_LOGGED_OUT;
        }
        if (text.contains("Received logout response")
                || text.contains("force disconnect")
                || text.contains("Forcibly")) {
            return StatusReason.SHUTDOWN;
        }
        return StatusReason.PROTOCOL_VIOLATION;
    }
}
