package dev.causeway.gateway.inbound.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Sends back what it reads, within TLS, to one connection after another. */
final class TlsServer implements AutoCloseable {
    /** Protocol and peer of each handshake, and what failed. */
    final List<String> trail = new CopyOnWriteArrayList<>();

    private final SSLServerSocket server;
    private final Thread thread = new Thread(this::serve, "tls-server");

    TlsServer(SSLContext context, boolean needsClientCertificate, String... protocols) throws IOException {
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(needsClientCertificate);
        if (protocols.length > 0) {
            server.setEnabledProtocols(protocols);
        }
        thread.start();
    }

    Endpoint endpoint(String host) {
        return new Endpoint(host, server.getLocalPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
                trail.add(socket.getSession().getProtocol()
                        + (server.getNeedClientAuth()
                                ? " " + socket.getSession().getPeerPrincipal()
                                : ""));
                echo(socket);
                trail.add("end");
            } catch (IOException e) {
                trail.add(e.getClass().getSimpleName());
            }
        }
    }

    private static void echo(SSLSocket socket) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        InputStream in = socket.getInputStream();
        int count = in.read(buffer);
        while (count >= 0) {
            socket.getOutputStream().write(buffer, 0, count);
            count = in.read(buffer);
        }
    }

    /** The thread ends with its connection. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
