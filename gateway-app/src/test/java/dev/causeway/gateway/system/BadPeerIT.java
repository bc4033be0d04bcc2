package dev.causeway.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.xbp.sbe.LogonDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Peers that do not speak the protocol, one FIX and one XBP, beside two that do: each bad connection is closed with one line
 * that says session, what and what is allowed; the good sessions lose nothing; nothing that is not journaled is acknowledged.
 */
class BadPeerIT {
    private static final int COUNT = 2_000;
    private static final long FLOOD_BYTES = 64L << 20;

    private static final int ATTEMPTS = 5;
    private static final byte[] HTTP =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long seed = Long.getLong("causeway.seed", System.nanoTime());

    @Test
    void shouldDropBadPeersAloneWhenTheySendGarbage(@TempDir Path directory) throws Exception {
        System.out.println("BadPeerIT seed " + seed + " (repeat with -Dcauseway.seed=" + seed + ")");
        try (HostileVenue fix = new HostileVenue();
                HostileVenue xbp = new HostileVenue();
                Rig rig = new Rig(directory)) {
            JavaProcess venues = rig.startVenues(42, 500, COUNT);
            rig.addSession(("{ id: bad-fix, venue: BADX, protocol: fix, endpoints: ['127.0.0.1:%d'],"
                            + " reconnect: { initial: 1s, max: 1s },"
                            + " fix: { begin-string: FIX.4.4, sender-comp-id: CAUSEWAY, target-comp-id: BADX } }")
                    .formatted(fix.port()));
            rig.addSession(("{ id: bad-xbp, venue: BADY, protocol: xbp, endpoints: ['127.0.0.1:%d'],"
                            + " reconnect: { initial: 20ms, max: 50ms }, xbp: { comp-id: CAUSEWAY, secret: x } }")
                    .formatted(xbp.port()));
            JavaProcess listener = rig.startListener();
            JavaProcess gateway = rig.startGateway();

            xbpGarbage(xbp, gateway);
            long trades = xbpLengthsAfterLogon(xbp);
            fixGarbage(fix, gateway);

            try (HostileVenue.Peer peer = xbp.accept()) {
                LogonDecoder logon = XbpBytes.logon(peer.read(XbpBytes.LOGON_BYTES));
                assertThat(logon.nextSeqExpected()).isEqualTo(trades + 1);
            }
            try (HostileVenue.Peer peer = fix.accept()) {
                assertThat(peer.readFix()).contains("\u000135=A\u0001");
            }
            rig.awaitQuiet(venues, Duration.ofMinutes(4));
            assertThat(gateway.text()).doesNotContain("\n\tat ").doesNotContain("OutOfMemory");
            assertThat(gateway.terminate(Duration.ofSeconds(30))).isEqualTo(143);
            assertThat(listener.terminate(Duration.ofSeconds(20))).isZero();
            assertThat(rig.compare()).contains("lost 0, doubled 0", "equal");
            assertThat(venueMessages(rig, "bad-xbp")).isEqualTo(trades);
            assertThat(venueMessages(rig, "bad-fix")).isZero();
        }
    }

    private void fixGarbage(HostileVenue venue, JavaProcess gateway) throws IOException {
        String from = "WARN .* bad-fix: \\S*127.0.0.1:" + venue.port() + " dropped: ";
        byte[] random = random(4_096);
        random[0] = 0;
        untilTold(
                gateway,
                from + "before the log-on: byte 0x00 at 0 of the connection, a FIX message begins with 8=FIX",
                () -> {
                    try (HostileVenue.Peer peer = venue.accept()) {
                        assertThat(peer.readFix()).contains("\u000134=");
                        peer.send(random);
                        peer.awaitClosed();
                    }
                });
        untilTold(
                gateway,
                from + "before the log-on: byte 0x48 at 0 of the connection, a FIX message begins with 8=FIX",
                () -> {
                    try (HostileVenue.Peer peer = venue.accept()) {
                        peer.send(HTTP);
                        peer.awaitClosed();
                    }
                });
        untilTold(gateway, from + "before the log-on: BodyLength\\(9\\) of 1{20}, at most 8192", () -> {
            try (HostileVenue.Peer peer = venue.accept()) {
                peer.send("8=FIX.4.4\u00019=".getBytes(StandardCharsets.US_ASCII));
                byte[] digits = "1".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
                long taken = peer.sendUntilDropped(digits, FLOOD_BYTES);
                assertThat(taken).as("bytes taken of a field without end").isLessThan(FLOOD_BYTES);
            }
        });
    }

    private void xbpGarbage(HostileVenue venue, JavaProcess gateway) throws IOException {
        byte[] random = random(4_096);
        random[0] = 0;
        Map<byte[], String> inputs = new LinkedHashMap<>();
        inputs.put(random, "magic 0x00, must be 0xB7");
        inputs.put(HTTP, "magic 0x48, must be 0xB7");
        inputs.put(XbpBytes.wrongMagic(1), "magic 0x42, must be 0xB7");
        inputs.put(XbpBytes.trade(1), "template 301 not allowed in LOGON_SENT");
        for (int length : BAD_LENGTHS.keySet()) {
            inputs.put(XbpBytes.tradeOfLength(1, length), BAD_LENGTHS.get(length));
        }
        for (Map.Entry<byte[], String> input : inputs.entrySet()) {
            untilTold(gateway, violation(venue, input.getValue()), () -> {
                try (HostileVenue.Peer peer = venue.accept()) {
                    LogonDecoder logon = XbpBytes.logon(peer.read(XbpBytes.LOGON_BYTES));
                    assertThat(logon.nextSeqExpected()).isEqualTo(1);
                    peer.send(input.getKey());
                    peer.awaitClosed();
                }
            });
        }
    }

    /** A connection may have waited so long to be accepted that the gateway had left it: then the next is tried. */
    private static void untilTold(JavaProcess gateway, String pattern, Attempt attempt) throws IOException {
        for (int times = 0;
                times < ATTEMPTS
                        && !Pattern.compile(pattern).matcher(gateway.text()).find();
                times++) {
            attempt.run();
        }
        assertThat(gateway.text()).containsPattern(pattern);
    }

    /** Each connection logs on, sends one right trade, and behind it one whose length is wrong. @return right trades */
    private long xbpLengthsAfterLogon(HostileVenue venue) throws IOException {
        long next = 1;
        for (int length : BAD_LENGTHS.keySet()) {
            try (HostileVenue.Peer peer = venue.accept()) {
                LogonDecoder logon = XbpBytes.logon(peer.read(XbpBytes.LOGON_BYTES));
                assertThat(logon.nextSeqExpected()).isEqualTo(next);
                peer.send(XbpBytes.accept(logon, next));
                peer.send(XbpBytes.trade(next));
                peer.send(XbpBytes.tradeOfLength(next + 1, length));
                peer.send(XbpBytes.trade(next + 2));
                peer.awaitClosed();
            }
            next++;
        }
        return next - 1;
    }

    private static final Map<Integer, String> BAD_LENGTHS = new LinkedHashMap<>(Map.of(
            0, "frameLength 0, at least 32",
            31, "frameLength 31, at least 32",
            1025, "frameLength 1025, at most 1024",
            65535, "frameLength 65535, at most 1024"));

    /** One connection of the gateway, and what is done to it. */
    private interface Attempt {
        void run() throws IOException;
    }

    private static String violation(HostileVenue venue, String detail) {
        return "WARN .* session bad-xbp: 127.0.0.1:" + venue.port() + " PROTOCOL_VIOLATION: " + detail;
    }

    private byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new Random(seed).nextBytes(random);
        return random;
    }

    /** Application messages of a session on the feed: what carries a venue's number and is no session event. */
    private static long venueMessages(Rig rig, String session) throws IOException {
        List<String> lines = Files.readAllLines(rig.feed());
        Pattern definition = Pattern.compile("\"sessionNo\":(\\d+),.*\"sessionId\":\"" + session + "\"");
        String sessionNo = lines.stream()
                .map(definition::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
        return lines.stream()
                .filter(line -> line.contains("\"sessionNo\":" + sessionNo + ","))
                .filter(line -> !line.contains("\"venueSeqNo\":0,"))
                .count();
    }
}
