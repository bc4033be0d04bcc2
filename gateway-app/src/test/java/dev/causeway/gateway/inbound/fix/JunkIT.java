package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.port.CapturedWarnings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quickfix.mina.message.FIXMessageDecoder;

/**
 * Bytes without end and connections without purpose against an acceptor with the gateway's filters, beside a session that
 * has to go on. {@code -Dhalf.open=10000} makes more connections than the small default; they are another process's, for
 * both ends of so many are more files than a process usually may have.
 */
class JunkIT {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long ALLOWED_GROWTH_BYTES = 24L << 20;
    private static final int CHUNK_BYTES = 64 << 10;

    private static final int HALF_OPEN = Integer.getInteger("half.open", 300);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final int name = NAMES.incrementAndGet();
    private final List<Socket> sockets = new ArrayList<>();
    private AcceptorUnderScript acceptor;
    private Socket good;
    private int goodSeqNo;
    private CapturedWarnings warnings = CapturedWarnings.of(SessionFilters.class);

    @BeforeEach
    void open() throws Exception {
        accept(AcceptorUnderScript.Limits.DEFAULTS);
    }

    private void accept(AcceptorUnderScript.Limits limits) throws Exception {
        close();
        goodSeqNo = 0;
        acceptor = new AcceptorUnderScript(
                new FixCounterparty("FIX.4.4", "JUNKED" + name, "GOOD" + name, null, null), 30, limits);
        good = connect();
        say("A", "98=0|108=30|");
        assertThat(heard("35=A")).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        if (acceptor != null) {
            acceptor.close();
        }
        warnings.close();
        warnings = CapturedWarnings.of(SessionFilters.class);
    }

    @Test
    void shouldDropThePeerAndKeepNothingWhenJunkComesBeforeALogon() throws Exception {
        long before = usedBytes();

        pour(connect(), "", (byte) 'x', 48 << 20);

        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOneLine("byte 0x78 at 0 of the connection, a FIX message begins with 8=FIX");
        assertOthersLive();
    }

    @ParameterizedTest
    @CsvSource({
        "2147483648, 'BodyLength(9) of 2147483648, at most 8192'",
        "9999999999, 'BodyLength(9) of 9999999999, at most 8192'",
        "12x4, BodyLength(9) is no number: byte 0x78 behind 2 digits"
    })
    void shouldDropThePeerAndKeepNothingWhenABodyLengthIsNone(String bodyLength, String line) throws Exception {
        long before = usedBytes();

        try (CapturedWarnings codec = CapturedWarnings.of(FIXMessageDecoder.class)) {
            pour(connect(), "8=FIX.4.4\u00019=" + bodyLength + "\u000135=A\u0001", (byte) '1', 48 << 20);

            assertThat(codec.all()).as("the codec's own words").isEmpty();
        }
        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOneLine(line);
        assertOthersLive();
    }

    @Test
    void shouldDropThePeerAndKeepNothingWhenAFieldNeverEnds() throws Exception {
        long before = usedBytes();

        pour(connect(), "8=FIX.4.4\u00019=100\u000135=A\u000158=", (byte) 'a', 48 << 20);

        assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
        assertOneLine("CheckSum(10) is not where BodyLength(9) ends the message");
        assertOthersLive();
    }

    @Test
    void shouldKeepNoMoreOfAnAddressThanAllowedWhenManyConnectAndSayNothing() throws Exception {
        int allowed = 64;
        accept(new AcceptorUnderScript.Limits(allowed, 600));
        long before = usedBytes();

        try (CapturedWarnings refusals = CapturedWarnings.of(AcceptorFilters.class);
                HalfOpenPeers peers = new HalfOpenPeers(acceptor.address(), HALF_OPEN)) {
            await().atMost(DEADLINE).until(() -> peers.closedByTheOther() == HALF_OPEN - allowed);

            assertOthersLive();
            assertThat(usedBytes() - before).isLessThan(ALLOWED_GROWTH_BYTES);
            assertThat(refusals.lines()).isNotEmpty().hasSizeLessThan(HALF_OPEN / 10 + 2);
            assertThat(refusals.lines().get(0)).contains("refused: at most " + allowed + " connections an address");
        }
    }

    @Test
    void shouldServeTheOthersAndGrowByLittleWhenManyStayAndSayNothing() throws Exception {
        accept(new AcceptorUnderScript.Limits(HALF_OPEN, 600));
        long before = usedBytes();
        long begun = System.nanoTime();

        try (HalfOpenPeers peers = new HalfOpenPeers(acceptor.address(), HALF_OPEN)) {
            long millis = (System.nanoTime() - begun) / 1_000_000;
            assertOthersLive();
            assertThat(peers.closedByTheOther()).isZero();
            long grown = usedBytes() - before;
            System.out.printf("%d half-open connections, made in %d ms, hold %d KiB%n", HALF_OPEN, millis, grown >> 10);
            assertThat(grown).isLessThan(ALLOWED_GROWTH_BYTES + HALF_OPEN * 16_384L);
        }

        assertOthersLive();
    }

    @Test
    void shouldEndAConnectionWhenItDribblesAndDoesNotLogOn() throws Exception {
        accept(new AcceptorUnderScript.Limits(64, 1));
        Socket slow = connect();
        slow.setSoTimeout(50);
        slow.getOutputStream().write("8=FIX.4.4\u00019=5000\u0001".getBytes(StandardCharsets.US_ASCII));

        long begun = System.nanoTime();
        int heard = 0;
        while (heard >= 0 && System.nanoTime() - begun < DEADLINE.toNanos()) {
            heard = dribble(slow);
        }

        assertThat(heard).isNegative();
        assertOneLine("no Logon within 1 s");
        assertOthersLive();
    }

    /** @return -1 when the other side has had enough */
    private static int dribble(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('x');
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    private void assertOneLine(String detail) {
        await().atMost(DEADLINE).until(() -> !warnings.lines().isEmpty());
        assertThat(warnings.lines()).singleElement().asString().endsWith(" dropped before the log-on: " + detail);
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
