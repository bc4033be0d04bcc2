package dev.causeway.benchmarks.peer.artio;

import dev.causeway.benchmarks.fix.FixFrame;
import dev.causeway.benchmarks.peer.CountedArrivals;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import org.agrona.DirectBuffer;
import uk.co.real_logic.artio.library.OnMessageInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.DisconnectReason;
import uk.co.real_logic.artio.session.Session;

/** Finds the number of each execution report and nothing else. */
final class Counting implements SessionHandler {
    private static final int MSG_SEQ_NUM = 34;

    private final CountedArrivals arrivals;

    Counting(CountedArrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public Action onMessage(
            DirectBuffer buffer,
            int offset,
            int length,
            int libraryId,
            Session session,
            int sequenceIndex,
            long messageType,
            long timestampInNs,
            long position,
            OnMessageInfo messageInfo) {
        if (messageType == '8') {
            arrivals.onMessage(FixFrame.number(buffer, FixFrame.find(buffer, offset, length, MSG_SEQ_NUM)));
        }
        return Action.CONTINUE;
    }

    @Override
    public void onTimeout(int libraryId, Session session) {}

    @Override
    public void onSlowStatus(int libraryId, Session session, boolean hasBecomeSlow) {}

    @Override
    public Action onDisconnect(int libraryId, Session session, DisconnectReason reason) {
        System.err.println("disconnected: " + reason);
        return Action.CONTINUE;
    }

    @Override
    public void onSessionStart(Session session) {}
}
