package dev.causeway.gateway.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A port the gateway connects to, behind which sits whatever the test wants. Blocking, with a limit. */
final class HostileVenue implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;

    private final ServerSocket server;

    HostileVenue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(LIMIT_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    Peer accept() throws IOException {
        return new Peer(server.accept());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection of the gateway. */
    static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
        }

        byte[] read(int bytes) throws IOException {
            return in.readNBytes(bytes);
        }

        /** Reads a FIX message up to its CheckSum(10). */
        String readFix() throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            String text = "";
            while (!text.matches("(?s).*\u000110=\\d{3}\u0001")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("end of stream after " + text);
                }
                message.write(next);
                text = next == 1 ? message.toString(StandardCharsets.ISO_8859_1) : "";
            }
            return text;
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Sends the same again and again until the gateway has had enough, and says how many bytes it took. */
        long sendUntilDropped(byte[] bytes, long most) {
            long sent = 0;
            try {
                while (sent < most) {
                    socket.getOutputStream().write(bytes);
                    sent += bytes.length;
                }
            } catch (IOException e) {
                return sent;
            }
            return sent;
        }

        /** Waits until the gateway has closed; a reset is a close. */
        void awaitClosed() throws IOException {
            try {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (SocketException e) {
                // closed with bytes of ours unread
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
