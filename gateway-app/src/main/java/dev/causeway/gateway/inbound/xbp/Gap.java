package dev.causeway.gateway.inbound.xbp;

/** One run of missing numbers, both ends inclusive, and how it is being asked for. Owner: the session's thread. */
final class Gap {
    private final long id;
    private final long fromSeqNo;
    private final long sinceEpochNanos;
    private long toSeqNo;
    private int attempts;
    private long requestId;
    private long actionNanos;
    private boolean announced;

    Gap(long id, long fromSeqNo, long toSeqNo, long sinceEpochNanos) {
        this.id = id;
        this.fromSeqNo = fromSeqNo;
        this.toSeqNo = toSeqNo;
        this.sinceEpochNanos = sinceEpochNanos;
    }

    long fromSeqNo() {
        return fromSeqNo;
    }

    long toSeqNo() {
        return toSeqNo;
    }

    int attempts() {
        return attempts;
    }

    /** Whether this is the answer to what was asked last. */
    boolean askedAs(long answeredRequestId) {
        return attempts > 0 && requestId == answeredRequestId;
    }

    void shortenTo(long seqNo) {
        toSeqNo = Math.min(toSeqNo, seqNo);
    }

    void asked(long asRequestId, long nextActionNanos) {
        requestId = asRequestId;
        attempts++;
        announced = false;
        actionNanos = nextActionNanos;
    }

    /** Numbers of it came: patience begins anew. */
    void progressed(long nextActionNanos) {
        attempts = 0;
        announced = false;
        actionNanos = nextActionNanos;
    }

    /** The answer is announced: the next action not before this; a repeated announcement changes nothing. */
    void announced(long nextActionNanos) {
        if (!announced) {
            announced = true;
            actionNanos = nextActionNanos;
        }
    }

    /** The next action not before this. */
    void defer(long nextActionNanos) {
        actionNanos = nextActionNanos;
    }

    boolean due(long monotonicNanos) {
        return monotonicNanos - actionNanos >= 0;
    }

    GapView view(long expected) {
        return new GapView(id, Math.max(fromSeqNo, expected), toSeqNo, sinceEpochNanos, attempts);
    }
}
