package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.session.DummySession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {
    private static final FrameBounds BOUNDS = new FrameBounds(1_000, 50_000);
    private static final String LOGON = Fixtures.raw("FIX.4.4", "35=A|34=1|49=V|56=G|98=0|108=30");

    private final DummySession connection = new DummySession();
    private final List<String> complaints = new ArrayList<>();
    private final List<Object> passed = new ArrayList<>();
    private final FrameGuard guard = new FrameGuard(BOUNDS, (session, detail) -> complaints.add(detail));

    @Test
    void shouldDropWhenTheFirstBytesAreNoFix() throws Exception {
        read("8=F");
        read("XY");

        assertThat(passed).hasSize(1);
        assertThat(complaints)
                .containsExactly(
                        "before the log-on: byte 0x58 at 3 of the connection, a FIX message begins with 8=FIX");
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.2, 1000", "FIX.4.4, 1000", "FIXT.1.1, 1000", "FIX.4.4, 5"})
    void shouldTakeAFrameUpToTheLimitWhenNoLogonHasCome(String beginString, int bodyLength) throws Exception {
        read(head(beginString, bodyLength) + "1".repeat(bodyLength));

        assertThat(complaints).isEmpty();
        assertThat(passed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "2147483648", "9999999999", "4294967300", "18446744073709551620"})
    void shouldDropAndShowTheNumberWhenABodyLengthIsBeyondTheLimit(String bodyLength) throws Exception {
        read("8=FIX.4.4\u00019=" + bodyLength + "\u000135=A\u0001");

        assertThat(passed).isEmpty();
        assertThat(complaints).containsExactly("before the log-on: BodyLength(9) of " + bodyLength + ", at most 1000");
    }

    @ParameterizedTest
    @CsvSource({
        "'', BodyLength(9) is no number: byte 0x01 behind 0 digits",
        "0, BodyLength(9) is 0",
        "-5, BodyLength(9) is no number: byte 0x2D behind 0 digits",
        "12x, BodyLength(9) is no number: byte 0x78 behind 2 digits",
        "' 12', BodyLength(9) is no number: byte 0x20 behind 0 digits",
        "000000000000000000000000, BodyLength(9) of more than 20 digits"
    })
    void shouldDropWhenABodyLengthIsNone(String bodyLength, String detail) throws Exception {
        read("8=FIX.4.4\u00019=" + bodyLength + "\u000135=A\u0001");

        assertThat(complaints).containsExactly("before the log-on: " + detail);
    }

    @ParameterizedTest
    @ValueSource(ints = {-20, -1, 1})
    void shouldDropWhenALogonDoesNotEndWhereItsLengthSays(int wrong) throws Exception {
        int right = Integer.parseInt(LOGON.replaceAll(".*\u00019=(\\d+)\u0001.*", "$1"));

        read(LOGON.replace("\u00019=" + right + "\u0001", "\u00019=" + (right + wrong) + "\u0001"));

        assertThat(complaints)
                .containsExactly("before the log-on: CheckSum(10) is not where BodyLength(9) ends the message");
    }

    @Test
    void shouldTakeALargeFrameWhenItComesInTheLogonsWake() throws Exception {
        read(LOGON + head("FIX.4.4", 50_000));
        message(LOGON);
        read("1".repeat(50_000));

        assertThat(complaints).isEmpty();
    }

    @Test
    void shouldHoldToTheSmallLimitWhenTheFirstMessageWasNoLogon() throws Exception {
        String heartbeat = Fixtures.raw("FIX.4.4", "35=0|34=1");
        read(heartbeat);
        message(heartbeat);

        read(head("FIX.4.4", 1_001));

        assertThat(complaints).containsExactly("before the log-on: BodyLength(9) of 1001, at most 1000");
    }

    @ParameterizedTest
    @CsvSource({"50000, true", "50001, false"})
    void shouldHoldToTheLargeLimitWhenALogonHasCome(int bodyLength, boolean isTaken) throws Exception {
        read(LOGON);
        message(LOGON);

        read(head("FIX.4.4", bodyLength));

        assertThat(complaints).hasSize(isTaken ? 0 : 1).allMatch("BodyLength(9) of 50001, at most 50000"::equals);
    }

    @Test
    void shouldDropWhenTheHeaderNeverComes() throws Exception {
        read("8=FIX.4.4" + "1".repeat(FrameScan.MAX_BETWEEN_BYTES - 9));
        assertThat(complaints).isEmpty();

        read("1");

        assertThat(complaints).containsExactly("before the log-on: 4097 bytes without the beginning of a message");
    }

    @Test
    void shouldCountFromEachMessageWhenTheCodecFindsNoEndOfThem() throws Exception {
        read(LOGON);
        message(LOGON);
        String lying = head("FIX.4.4", 100) + "58=" + "a".repeat(97);
        for (int i = 0; i < 60_000 / lying.length(); i++) {
            read(lying);
        }

        assertThat(complaints).singleElement().asString().contains("bytes without the end of a message, at most 50000");
    }

    @Test
    void shouldSeeTheSameWhenTheBytesComeInOtherPieces() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String good = LOGON + LOGON + "what is this\u0001" + LOGON + head("FIXT.1.1", 30) + "2".repeat(40) + LOGON;
        String bytes = good + head("FIX.4.2", 70_000);
        for (int i = 0; i < bytes.length(); ) {
            assertThat(i > good.length() || complaints.isEmpty())
                    .as("seed %d, %d of %d", seed, i, good.length())
                    .isTrue();
            int count = Math.min(1 + random.nextInt(9), bytes.length() - i);
            read(bytes.substring(i, i + count));
            i += count;
            if (i >= LOGON.length()) {
                message(LOGON);
            }
        }

        assertThat(complaints).as("seed %d", seed).singleElement().asString().startsWith("BodyLength(9) of 70000");
    }

    @Test
    void shouldComplainOnceWhenADroppedConnectionGoesOn() throws Exception {
        read("GET / HTTP/1.1\r\n");
        read("8=FIX.4.4");

        assertThat(passed).isEmpty();
        assertThat(complaints).hasSize(1);
    }

    private static String head(String beginString, int bodyLength) {
        return "8=" + beginString + "\u00019=" + bodyLength + "\u0001";
    }

    private void read(String bytes) throws Exception {
        guard.bytes.messageReceived(next(), connection, IoBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
    }

    private void message(String frame) throws Exception {
        guard.messages.messageReceived(next(), connection, frame);
        passed.remove(frame);
    }

    private NextFilter next() {
        return (NextFilter) Proxy.newProxyInstance(
                NextFilter.class.getClassLoader(), new Class<?>[] {NextFilter.class}, (proxy, method, arguments) -> {
                    passed.add(arguments[1]);
                    return null;
                });
    }
}
