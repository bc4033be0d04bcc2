package dev.causeway.gateway.inbound.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections without a purpose, made by a process of their own: each end needs a file descriptor, and a process may have
 * only so many. All come from 127.0.0.2 and send the beginning of a message.
 */
final class HalfOpenPeers implements AutoCloseable {
    private static final int FIRST_PORT = 10_000;

    private static int nextPort = FIRST_PORT;

    private final Process process;
    private final BufferedReader output;

    /** Returns when all have connected, whatever became of them then. */
    HalfOpenPeers(InetSocketAddress target, int count) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        HalfOpenPeers.class.getName(),
                        Integer.toString(target.getPort()),
                        Integer.toString(count))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        expect("CONNECTED " + count);
    }

    /** How many the other side has closed. */
    int closedByTheOther() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Integer.parseInt(expect("CLOSED ").substring("CLOSED ".length()));
    }

    private String expect(String beginning) throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new AssertionError("the peers' process said " + line);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }

    /** Port and count; counts the closed at each line of input, ends with the input. */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress target = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            SocketChannel peer = bound();
            peer.connect(target);
            write(peer);
            open.add(peer);
        }
        System.out.println("CONNECTED " + open.size());
        while (System.in.read() == '\n') {
            System.out.println(
                    "CLOSED " + open.stream().filter(HalfOpenPeers::isClosed).count());
        }
    }

    /** The kernel's own search for a free port takes milliseconds when many are taken. */
    private static SocketChannel bound() throws IOException {
        SocketChannel peer = SocketChannel.open();
        peer.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        while (peer.getLocalAddress() == null) {
            try {
                peer.bind(new InetSocketAddress("127.0.0.2", nextPort++));
            } catch (BindException e) {
                // taken: the next one
            }
        }
        return peer;
    }

    private static void write(SocketChannel peer) {
        try {
            peer.write(ByteBuffer.wrap("8=FIX".getBytes(StandardCharsets.US_ASCII)));
            peer.configureBlocking(false);
        } catch (IOException e) {
            // closed by the other side already, which reading finds again
        }
    }

    private static boolean isClosed(SocketChannel peer) {
        try {
            return peer.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
