package dev.causeway.benchmarks.feed;

import dev.causeway.client.receiver.FeedEvents;
import org.agrona.DirectBuffer;

/** Takes a receiver's messages and insists on every number once, in order, with its content. Owned by the receiver's thread. */
class CheckedOrder implements FeedEvents {
    private long last;

    /** @param last the number before the first expected */
    CheckedOrder(long last) {
        this.last = last;
    }

    @Override
    public final void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
        if (seqNo != last + 1) {
            throw new IncorrectException("number " + seqNo + " behind " + last);
        }
        NumberedMessages.check(seqNo, buffer, offset, length);
        last = seqNo;
    }

    @Override
    public final void onGapLost(long fromSeqNo, long toSeqNo) {
        throw new IncorrectException("numbers " + fromSeqNo + " to " + toSeqNo + " declared lost");
    }

    /** Highest number that came. */
    final long last() {
        return last;
    }
}
