package dev.causeway.client.feedside;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A bulk server for one client at a time, with every fault a test needs. */
public final class BulkServer implements Closeable {
    /** What it does with requests. */
    public enum Behaviour {
        GOOD,
        /** Closes the connection in the middle of a packet. */
        DIES_MIDWAY,
        /** Random-looking bytes after a good beginning. */
        GARBAGE,
        /** Sends good packets in small pieces with pauses. */
        SLOW,
        /** Answers for another session. */
        WRONG_SESSION,
        /** Takes the request and is silent. */
        MUTE
    }

    private static final int SESSION_BYTES = 10;
    private static final int FEW_PACKETS = 20;
    private static final long PAUSE_NANOS = 2_000_000;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final QuotePackets packets;
    private final QuotePackets others = new QuotePackets("OTHER");
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong available;
    private volatile Behaviour behaviour;
    private volatile Socket client;

    /** @param available last number it has */
    public BulkServer(String session, Behaviour behaviour, AtomicLong available) throws IOException {
        packets = new QuotePackets(session);
        this.behaviour = behaviour;
        this.available = available;
        Thread thread = new Thread(this::run, "test-bulk");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public long requests() {
        return requests.get();
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = client;
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                client = socket;
                serve(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (EOFException | SocketException e) {
                continue; // the client has left, or the test is over
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] session = in.readNBytes(SESSION_BYTES);
            long from = in.readLong();
            int count = in.readInt();
            boolean good = in.readShort() == 0 && Arrays.equals(session, packets.session()) && from > 0;
            requests.incrementAndGet();
            if (!good || count < 1 || count > 1_000_000 || !answer(new DataOutputStream(out), from, count)) {
                return;
            }
        }
    }

    private boolean answer(DataOutputStream out, long from, int count) throws IOException {
        Behaviour now = behaviour;
        QuotePackets source = now == Behaviour.WRONG_SESSION ? others : packets;
        long end = Math.min(from + count, available.get() + 1);
        long next = from;
        for (int i = 0; next < end && now != Behaviour.MUTE; i++) {
            byte[] packet = bytes(source.data(next, (int) (end - next)));
            next += source.messageCount();
            if (i == FEW_PACKETS && now == Behaviour.DIES_MIDWAY) {
                out.writeShort(packet.length);
                out.write(packet, 0, packet.length / 2);
                return false;
            }
            if (i == FEW_PACKETS && now == Behaviour.GARBAGE) {
                Arrays.fill(packet, (byte) 'x');
            }
            send(out, packet, now == Behaviour.SLOW && i < FEW_PACKETS);
        }
        if (now != Behaviour.MUTE) {
            send(out, bytes(source.heartbeat(next)), false);
        }
        return true;
    }

    private static void send(DataOutputStream out, byte[] packet, boolean slowly) throws IOException {
        byte[] framed = ByteBuffer.allocate(2 + packet.length)
                .putShort((short) packet.length)
                .put(packet)
                .array();
        int piece = slowly ? 1 + framed.length / 3 : framed.length;
        for (int at = 0; at < framed.length; at += piece) {
            out.write(framed, at, Math.min(piece, framed.length - at));
            if (slowly) {
                LockSupport.parkNanos(PAUSE_NANOS); // the fault itself, no wait of a test
            }
        }
    }

    private static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }
}
