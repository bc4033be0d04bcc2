package dev.causeway.gateway.inbound.fix;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A venue that answers every Logon with a Logout and closes. One thread. */
final class RefusingVenue implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    final List<String> logons = new CopyOnWriteArrayList<>();
    final List<String> peers = new CopyOnWriteArrayList<>();

    private final FixCounterparty gateway;
    private final String text;
    private final ServerSocket server;

    /** @param text of the Logout; null: closes without one */
    RefusingVenue(FixCounterparty gateway, String text) throws IOException {
        this.gateway = gateway;
        this.text = text;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "refusing-venue");
        thread.setDaemon(true);
        thread.start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                peers.add(socket.getInetAddress().getHostAddress());
                refuse(socket);
            } catch (IOException e) {
                // the next connection, or the end
            }
        }
    }

    private void refuse(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[4096];
        int count = in.read(bytes);
        if (count <= 0) {
            return;
        }
        logons.add(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
        if (text != null) {
            String body = "35=5|34=" + logons.size() + "|49=" + gateway.targetCompId() + "|56=" + gateway.senderCompId()
                    + "|52=" + TIME.format(Instant.now()) + "|58=" + text;
            socket.getOutputStream()
                    .write(Fixtures.raw(gateway.beginString(), body).getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            while (in.read(bytes) > 0) {
                // until the gateway closes
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
