package dev.causeway.benchmarks.feed;

import dev.causeway.benchmarks.role.Lifeline;
import dev.causeway.benchmarks.role.RoleOptions;
import dev.causeway.benchmarks.role.Signal;
import dev.causeway.protocol.mold.MoldHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One address that floods a retransmission server, as a process: requests for all there is, of a wrong length, of another
 * session, with number 0, count 0 and count 65535, in turn. Says {@code @ready}, floods until {@code @stop}, says {@code
 * @ended} with what it sent and got.
 */
@Command(name = "flood-serve", hidden = true, description = "role: hostile requests")
public final class FloodServeCommand implements Callable<Integer> {
    private static final long TURN_NANOS = TimeUnit.MICROSECONDS.toNanos(250);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST_A_TURN = 1_000;

    @Mixin
    private RoleOptions role;

    @Option(names = "--port", required = true, description = "of the server; 0 floods a socket that nobody reads")
    private int port;

    @Option(names = "--session", required = true)
    private String session;

    @Option(names = "--rate", required = true, description = "requests a second")
    private int perSecond;

    private final ByteBuffer answer = ByteBuffer.allocateDirect(2_048);
    private long sent;
    private long answers;

    @Override
    public Integer call() throws IOException {
        Lifeline lifeline = role.lifeline();
        ByteBuffer[] requests = requests();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramChannel nobody = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0));
                DatagramChannel socket = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0))) {
            int target = port == 0 ? ((InetSocketAddress) nobody.getLocalAddress()).getPort() : port;
            socket.connect(new InetSocketAddress(loopback, target));
            socket.configureBlocking(false);
            lifeline.say(Signal.of("ready"));
            long startNanos = System.nanoTime();
            while (lifeline.poll() == null) {
                turn(socket, requests, System.nanoTime() - startNanos);
                LockSupport.parkNanos(TURN_NANOS);
            }
            double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
            lifeline.say(Signal.of("ended")
                    .with("requests", sent)
                    .with("requestsPerSecond", Math.round(sent / seconds))
                    .with("answers", answers));
        }
        return 0;
    }

    /** Sends what is due, and throws away the answers. */
    private void turn(DatagramChannel socket, ByteBuffer[] requests, long sinceStartNanos) throws IOException {
        long due = (long) (sinceStartNanos / NANOS_PER_SECOND * perSecond);
        for (int i = 0; i < MOST_A_TURN && sent < due; i++) {
            ByteBuffer request = requests[(int) (sent % requests.length)];
            socket.write(request.rewind());
            sent++;
        }
        while (socket.read(answer.clear()) > 0) {
            answers++;
        }
    }

    private ByteBuffer[] requests() {
        ByteBuffer shorter = request(session, 1, 1).limit(MoldHeader.LENGTH - 1);
        return new ByteBuffer[] {
            request(session, 1, 65_535),
            shorter,
            request("ANOTHER001", 1, 1),
            request(session, 0, 1),
            request(session, 1, 0),
            request(session, 1_000, 65_535)
        };
    }

    private static ByteBuffer request(String session, long first, int count) {
        ByteBuffer request = ByteBuffer.allocateDirect(MoldHeader.LENGTH);
        return request.put(MoldHeader.session(session))
                .putLong(first)
                .putShort((short) count)
                .flip();
    }
}
