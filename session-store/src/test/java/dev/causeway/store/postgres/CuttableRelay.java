package dev.causeway.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server on loopback: passes bytes on, or cuts the connections, or lets only requests through. */
final class CuttableRelay implements AutoCloseable {
    /** What passes. */
    enum Mode {
        ALL,
        REQUESTS_ONLY,
        NOTHING
    }

    private final ServerSocket server = new ServerSocket();
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.ALL;

    CuttableRelay(int target) throws IOException {
        this.target = target;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void pass(Mode newMode) {
        mode = newMode;
        if (newMode == Mode.NOTHING) {
            open.forEach(CuttableRelay::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                if (mode != Mode.ALL) {
                    close(client);
                    continue;
                }
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(upstream);
                start("requests", () -> pump(client, upstream, true));
                start("replies", () -> pump(upstream, client, false));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0 && (mode == Mode.ALL || mode == Mode.REQUESTS_ONLY && requests)) {
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // cut: both ends learn it below
        } finally {
            close(from);
            close(to);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "relay-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        pass(Mode.NOTHING);
    }
}
