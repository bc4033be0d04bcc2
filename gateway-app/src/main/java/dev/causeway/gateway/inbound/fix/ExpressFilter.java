package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.express.FrameWalk;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;

/**
 * Stands between the guard and the engine's codec: frames that the session's express lane takes do not reach the codec, all
 * others do, each by itself. One a connection; owner: its I/O thread.
 */
final class ExpressFilter extends IoFilterAdapter {
    private final Function<IoSession, FixSession> sessions;
    private final FrameGuard guard;
    private final int engineEveryMillis;
    private FrameWalk walk;
    private NextFilter codec;
    private IoSession connection;

    /**
     * @param sessions whose connection it is, from its first byte on
     * @param guard of the same connection
     * @param engineEveryMillis the engine gets a message when it has had none for so long
     */
    ExpressFilter(Function<IoSession, FixSession> sessions, FrameGuard guard, int engineEveryMillis) {
        this.sessions = sessions;
        this.guard = guard;
        this.engineEveryMillis = engineEveryMillis;
    }

    @Override
    public void messageReceived(NextFilter nextFilter, IoSession from, Object message) {
        codec = nextFilter;
        connection = from;
        if (walk == null) {
            walk = walk(sessions.apply(from));
        }
        IoBuffer read = (IoBuffer) message;
        byte[] bytes;
        int offset = 0;
        int length = read.remaining();
        if (read.hasArray()) {
            bytes = read.array();
            offset = read.arrayOffset() + read.position();
        } else {
            bytes = new byte[length];
            read.get(bytes);
        }
        walk.read(bytes, offset, offset + length);
        read.position(read.limit());
    }

    private FrameWalk walk(FixSession session) {
        ExpressLane lane = session.express;
        return new FrameWalk(
                lane.outline(), (bytes, offset, length) -> takes(lane, bytes, offset, length), this::gives);
    }

    private boolean takes(ExpressLane lane, byte[] bytes, int offset, int length) {
        boolean isTaken = !connection.isClosing() && lane.takes(bytes, offset, length, engineEveryMillis);
        if (isTaken) {
            guard.message();
        }
        return isTaken;
    }

    /** The codec looks for frames from the buffer's very beginning, wherever its position is. */
    private long gives(byte[] bytes, int offset, int length) {
        long before = guard.messageBytes();
        codec.messageReceived(
                connection, IoBuffer.wrap(ByteBuffer.wrap(bytes, offset, length).slice()));
        return guard.messageBytes() - before;
    }
}
