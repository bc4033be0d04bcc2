package dev.causeway.mock.xbp;

import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/**
 * Decides about a Logon (XBP rules 6 and 8): who, which epoch, which numbers; and begins the epoch it brings.
 *
 * <p>Owner: the venue's thread.
 */
final class LogonJudge {
    private static final long MIN_HEARTBEAT_MILLIS = 100;
    private static final long MAX_HEARTBEAT_MILLIS = 30_000;

    private final Map<String, SessionState> sessions;
    private final SessionFrames frames;
    private long clientExpected;
    private long clientNext;
    private long heartbeatMillis;

    LogonJudge(Map<String, SessionState> sessions, SessionFrames frames) {
        this.sessions = sessions;
        this.frames = frames;
    }

    /** The session, or null after a LogonReject was written. */
    SessionState judge(LogonDecoder logon) {
        SessionState state = sessions.get(logon.compId());
        if (state == null) {
            return refuse(LogonRejectReason.UNKNOWN_COMP_ID, "compId not known");
        }
        if (!sameSecret(state.secret, logon.secret())) {
            return refuse(LogonRejectReason.BAD_SECRET, "secret does not match");
        }
        frames.session(state);
        if (state.live || state.takeLogonFault(Fault.Kind.DUPLICATE_LOGON)) {
            return refuse(LogonRejectReason.DUPLICATE, "logged on already");
        }
        boolean reset = logon.resetSeq() == 1;
        if (!epochFits(state, logon.sessionEpoch(), reset)) {
            return refuse(LogonRejectReason.EPOCH_MISMATCH, "epoch is " + state.sessionEpoch);
        }
        boolean begins = reset || state.sessionEpoch == 0;
        clientExpected = reset ? 1 : logon.nextSeqExpected();
        clientNext = reset ? 1 : logon.nextSeqToSend();
        if (clientExpected > (begins ? 1 : state.sent.next())) {
            return refuse(LogonRejectReason.SEQ_AHEAD, "next to send is " + state.sent.next());
        }
        if (clientNext < (begins ? 1 : state.expected)) {
            return refuse(LogonRejectReason.SEQ_TOO_LOW, "expected is " + state.expected);
        }
        if (begins) {
            state.beginEpoch(logon.sessionEpoch());
            state.expected = 1;
        }
        heartbeatMillis = Math.max(MIN_HEARTBEAT_MILLIS, Math.min(MAX_HEARTBEAT_MILLIS, logon.heartbeatMs()));
        return state;
    }

    long clientExpected() {
        return clientExpected;
    }

    long clientNext() {
        return clientNext;
    }

    long heartbeatMillis() {
        return heartbeatMillis;
    }

    private static boolean epochFits(SessionState state, long epoch, boolean reset) {
        if (epoch <= 0) {
            return false;
        }
        if (state.sessionEpoch == 0) {
            return true;
        }
        return reset ? epoch > state.sessionEpoch : epoch == state.sessionEpoch;
    }

    private static boolean sameSecret(String known, String given) {
        return MessageDigest.isEqual(
                known.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private SessionState refuse(LogonRejectReason reason, String text) {
        frames.logonReject(reason, text);
        return null;
    }
}
