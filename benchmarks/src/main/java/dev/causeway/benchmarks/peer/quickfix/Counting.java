package dev.causeway.benchmarks.peer.quickfix;

import dev.causeway.benchmarks.peer.CountedArrivals;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/** Reads the number of each message and nothing else. */
final class Counting extends SilentApplication {
    private static final int MSG_SEQ_NUM = 34;

    private final CountedArrivals arrivals;

    Counting(CountedArrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void fromApp(Message message, SessionID id) throws FieldNotFound {
        arrivals.onMessage(message.getHeader().getInt(MSG_SEQ_NUM));
    }
}
