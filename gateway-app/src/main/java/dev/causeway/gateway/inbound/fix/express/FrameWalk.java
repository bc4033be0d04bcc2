package dev.causeway.gateway.inbound.fix.express;

/**
 * Walks over the frames of one connection. Each whole frame within one read is offered to the lane; what it does not take,
 * and every frame that does not lie within one read, goes to the rest, frame by frame and in order, so that the rest has
 * done with one before the next is looked at.
 *
 * <p>Bytes that are no frame, or a frame of which the rest makes anything else than this one message, end the walk: from there
 * on everything is the rest's, which alone knows where it begins again.
 *
 * <p>Owner: the connection's I/O thread.
 */
public final class FrameWalk {
    private final FrameOutline outline;
    private final Lane lane;
    private final Rest rest;
    private final byte[] head;
    private int given;
    private int frameLength;
    private boolean ended;

    /** Takes single frames. */
    public interface Lane {
        /** @return false: it was not taken, and nothing was done */
        boolean takes(byte[] bytes, int offset, int length);
    }

    /** Takes bytes as they come. */
    public interface Rest {
        /** @return the bytes of the messages that were completed by these */
        long gives(byte[] bytes, int offset, int length);
    }

    public FrameWalk(FrameOutline outline, Lane lane, Rest rest) {
        this.outline = outline;
        this.lane = lane;
        this.rest = rest;
        this.head = new byte[outline.headBytes()];
    }

    /** Whether frames are no longer followed. */
    public boolean ended() {
        return ended;
    }

    /** What was read, from {@code from} to before {@code to}; all of it is done with when this returns. */
    public void read(byte[] bytes, int from, int to) {
        int at = given > 0 ? complete(bytes, from, to) : from;
        while (at < to && !ended) {
            at = frame(bytes, at, to);
        }
        if (at < to) {
            rest.gives(bytes, at, to - at);
        }
    }

    private int frame(byte[] bytes, int from, int to) {
        int length = outline.length(bytes, from, to);
        if (length == FrameOutline.NONE) {
            ended = true;
            return from;
        }
        if (length == FrameOutline.MORE || length > to - from) {
            begin(bytes, from, to, length);
            return to;
        }
        if (!FrameOutline.ends(bytes, from, from + length)) {
            ended = true;
            return from;
        }
        if (!lane.takes(bytes, from, length)) {
            ended = rest.gives(bytes, from, length) != length;
        }
        return from + length;
    }

    private void begin(byte[] bytes, int from, int to, int length) {
        frameLength = length;
        given = to - from;
        System.arraycopy(bytes, from, head, 0, Math.min(given, head.length));
        ended = rest.gives(bytes, from, given) != 0;
    }

    /** Gives what is missing of a frame that the rest has the beginning of. */
    private int complete(byte[] bytes, int from, int to) {
        if (frameLength == FrameOutline.MORE) {
            int more = Math.min(head.length - given, to - from);
            System.arraycopy(bytes, from, head, given, more);
            frameLength = outline.length(head, 0, given + more);
        }
        int end = frameLength == FrameOutline.MORE ? to : Math.min(to - from, frameLength - given) + from;
        boolean isWhole = frameLength == given + end - from;
        if (frameLength == FrameOutline.NONE || isWhole && !FrameOutline.ends(bytes, from, end)) {
            ended = true;
            return from;
        }
        long made = rest.gives(bytes, from, end - from);
        ended = made != (isWhole ? frameLength : 0);
        given = isWhole ? 0 : given + end - from;
        return end;
    }
}
