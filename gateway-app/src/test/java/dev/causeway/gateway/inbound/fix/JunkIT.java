package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bytes without end and connections without purpose against an acceptor with the gateway's filters, beside a session that
 * has to go on. {@code -Dhalf.open=10000} makes more connections than the small default.
 */
class JunkIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long ALLOWED_GROWTH_BYTES = 24L << 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private final int name = NAMES.incrementAndGet();
    private final List<Socket> sockets = new ArrayList<>();
    private AcceptorUnderScript acceptor;
    private Socket good;
    private int goodSeqNo;

    @BeforeEach
    void open() throws Exception {
        acceptor =
                new AcceptorUnderScript(new FixCounterparty("FIX.4.4", "JUNKED" + name, "GOOD" + name, null, null), 30);
        good = connect();
        say("A", "98=0|108=30|");
        assertThat(heard("35=A")).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        acceptor.close();
    }

    @Test
    void shouldDropThePeerAndKeepNothingWhenJunkComesBeforeALogon() throws Exception {
        long before = usedBytes();

        pour(connect(), "", (byte) 'x', 48 << 20);

        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOthersLive();
    }

    @Test
    void shouldDropThePeerAndKeepNothingWhenABodyLengthIsBeyondAllRange() throws Exception {
        long before = usedBytes();

        pour(connect(), "8=FIX.4.4\u00019=2147483648\u000135=A\u0001", (byte) '1', 48 << 20);

        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOthersLive();
    }

    @Test
    void shouldDropThePeerAndKeepNothingWhenAFieldNeverEnds() throws Exception {
        long before = usedBytes();

        pour(connect(), "8=FIX.4.4\u00019=100\u000135=A\u000158=", (byte) 'a', 48 << 20);

        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOthersLive();
    }

    @Test
    void shouldServeTheOthersWhenManyConnectAndSayNothing() throws Exception {
        int count = Integer.getInteger("half.open", 200);
        long before = usedBytes();

        for (int i = 0; i < count; i++) {
            connect().getOutputStream().write("8=FIX".getBytes(StandardCharsets.US_ASCII));
        }

        assertOthersLive();
        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES + count * 8192L);
    }

    /** Sends until the other side has had enough, or everything is sent. */
    private static void pour(Socket socket, String begin, byte filler, int count) throws Exception {
        byte[] chunk = new byte[CHUNK_BYTES];
        Arrays.fill(chunk, filler);
        int sent = 0;
        try {
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            while (sent < count) {
                socket.getOutputStream().write(chunk);
                sent += chunk.length;
            }
        } catch (IOException e) {
            // dropped, as it should be
        }
        assertThat(sent).as("bytes taken before the connection was dropped").isLessThan(count);
    }

    private void assertOthersLive() throws IOException {
        say("1", "112=ALIVE|");
        assertThat(heard("112=ALIVE")).isTrue();
        assertThat(acceptor.violations()).isZero();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        InetSocketAddress address = acceptor.address();
        socket.connect(address, 10_000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private void say(String type, String fields) throws IOException {
        goodSeqNo++;
        String time = java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss")
                .withZone(java.time.ZoneOffset.UTC)
                .format(java.time.Instant.now());
        String body = "35=" + type + "|34=" + goodSeqNo + "|49=GOOD" + name + "|56=JUNKED" + name + "|52=" + time + "|"
                + fields.substring(0, fields.length() - 1);
        good.getOutputStream().write(Fixtures.raw("FIX.4.4", body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean heard(String field) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[4096];
        for (int count = good.getInputStream().read(chunk);
                count > 0;
                count = good.getInputStream().read(chunk)) {
            text.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
            if (text.indexOf("\u0001" + field + "\u0001") >= 0) {
                return true;
            }
        }
        return false;
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long[] least = {Long.MAX_VALUE};
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    System.gc();
                    long used = runtime.totalMemory() - runtime.freeMemory();
                    boolean settled = used >= least[0];
                    least[0] = Math.min(least[0], used);
                    return settled;
                });
        return least[0];
    }
}
