package dev.causeway.mock.xbp;

import dev.causeway.mock.sent.SentMessages;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * What one client's session is over all its connections: epoch, numbers both ways, everything sent in this epoch, the
 * faults to come.
 *
 * <p>Owner: the venue's thread.
 */
final class SessionState {
    final String compId;
    final String secret;
    final SentMessages sent;
    final Map<Long, Long> lastStatusSeqByInstrument = new HashMap<>();
    final ArrayDeque<Fault> faults = new ArrayDeque<>();
    final ArrayDeque<Fault> logonFaults = new ArrayDeque<>();
    /** As named on the wire, 0 before the first log-on. */
    long sessionEpoch;
    /** Counted from 1, 0 before the first log-on. */
    int epochNo;
    /** The client's next number. */
    long expected = 1;
    /** The next number to be sent for the first time on the present connection. */
    long transmitNext = 1;
    /** Application messages of the client taken in order. */
    long clientMessages;
    /** Whether a connection is logged on. */
    boolean live;

    SessionState(String compId, String secret, long storeBytes) {
        this.compId = compId;
        this.secret = secret;
        sent = new SentMessages(storeBytes);
    }

    /** A fault to come. */
    void add(Fault fault) {
        if (!fault.kind().atLogon()) {
            faults.add(fault);
            return;
        }
        for (int i = 0; i < fault.count(); i++) {
            logonFaults.add(fault);
        }
    }

    /** Whether the next log-on is to be spoiled like this; then it was. */
    boolean takeLogonFault(Fault.Kind kind) {
        boolean next = !logonFaults.isEmpty() && logonFaults.peek().kind() == kind;
        if (next) {
            logonFaults.poll();
        }
        return next;
    }

    /** A new epoch of the numbers we send; the client's are the caller's to change. */
    void beginEpoch(long newSessionEpoch) {
        sessionEpoch = newSessionEpoch;
        epochNo++;
        sent.reset();
        lastStatusSeqByInstrument.clear();
        transmitNext = 1;
    }

    /** Messages made and not yet sent on the present connection. */
    long backlog() {
        return sent.next() - transmitNext;
    }
}
