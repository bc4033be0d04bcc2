package dev.causeway.gateway.inbound.fix.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a script. Owner: the script's thread. */
final class Link implements AutoCloseable {
    private static final Pattern TRAILER = Pattern.compile("\\x0110=[^\\x01]*\\x01");

    private final Socket socket;
    private String unread = "";

    Link(Socket socket, int patienceMillis) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMillis);
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @return the next frame, null at the end of the stream */
    String next() throws IOException {
        Matcher trailer = TRAILER.matcher(unread);
        while (!trailer.find()) {
            if (!read()) {
                return null;
            }
            trailer = TRAILER.matcher(unread);
        }
        String frame = unread.substring(0, trailer.end());
        unread = unread.substring(trailer.end());
        return frame;
    }

    private boolean read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[8192];
        int count;
        try {
            count = in.read(chunk);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("nothing came, neither a message nor the end of the connection", e);
        } catch (SocketException e) {
            return false;
        }
        if (count < 0) {
            return false;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(chunk, 0, count);
        unread += bytes.toString(StandardCharsets.ISO_8859_1);
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
