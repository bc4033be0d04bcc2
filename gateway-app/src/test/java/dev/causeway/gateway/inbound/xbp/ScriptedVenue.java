package dev.causeway.gateway.inbound.xbp;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** A venue on a loopback port that does what the test says, blocking. */
final class ScriptedVenue implements AutoCloseable {
    static final int TIMEOUT_MILLIS = 10_000;
    private final ServerSocket server;

    ScriptedVenue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(TIMEOUT_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    Peer accept() throws IOException {
        return new Peer(server.accept());
    }

    /** Whether a connection comes within this time. */
    boolean connectsWithin(int millis) throws IOException {
        server.setSoTimeout(millis);
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            server.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    /** Accepts a connection and its log-on; the venue's next number is this. */
    Peer logon(long next) throws IOException {
        Peer peer = accept();
        byte[] logon = peer.readFrame();
        long epoch = new LogonDecoder()
                .wrap(new UnsafeBuffer(logon), XbpFrame.HEADER_LENGTH, 72, 0)
                .sessionEpoch();
        peer.send(PeerFrames.accept(next, epoch, 1));
        return peer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection. */
    static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new DataInputStream(socket.getInputStream());
        }

        void send(byte[]... frames) throws IOException {
            for (byte[] frame : frames) {
                socket.getOutputStream().write(frame);
            }
        }

        void sendByteByByte(byte[] frame) throws IOException {
            for (byte b : frame) {
                socket.getOutputStream().write(b);
            }
        }

        byte[] readFrame() throws IOException {
            byte[] header = new byte[XbpFrame.HEADER_LENGTH];
            in.readFully(header);
            byte[] frame = Arrays.copyOf(header, XbpFrame.frameLength(new UnsafeBuffer(header), 0));
            in.readFully(frame, header.length, frame.length - header.length);
            return frame;
        }

        /** Reads frames until one of this text comes. */
        void awaitFrame(String text) throws IOException {
            String read = "";
            while (!read.equals(text)) {
                read = FrameText.of(new UnsafeBuffer(readFrame()), 0);
            }
        }

        /** Reads to the end of the stream. */
        void awaitEnd() throws IOException {
            try {
                while (true) {
                    readFrame();
                }
            } catch (EOFException e) {
                // as awaited
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
