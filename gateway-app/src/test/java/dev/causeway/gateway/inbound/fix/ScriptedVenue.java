package dev.causeway.gateway.inbound.fix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A venue on a bare socket that sends whatever it is told to, numbers it, and sends it again when asked; admin messages and
 * what it never sent it fills. One thread reads; the test's thread sends.
 */
final class ScriptedVenue implements AutoCloseable {
    /** What a message looks like; admin when it is null. */
    interface Script {
        /** Everything between BodyLength and CheckSum, '|' for SOH. */
        String body(ScriptedVenue venue, int seqNo, boolean again);
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Pattern TRAILER = Pattern.compile("\u000110=\\d{3}\u0001");

    final AtomicInteger connections = new AtomicInteger();

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final FixCounterparty gateway;
    private final ServerSocket server;
    private final List<Script> sent = new ArrayList<>();
    private volatile Socket socket;
    private volatile boolean resetsOnLogon;
    private volatile boolean muted;
    private volatile boolean reads = true;
    private volatile boolean awaitsResetAnswer;
    private volatile int expects;
    private int unanswered;
    private String insteadOfResending = "";

    ScriptedVenue(FixCounterparty gateway) throws IOException {
        this.gateway = gateway;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread reader = new Thread(this::serve, "scripted-venue");
        reader.setDaemon(true);
        reader.start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The next Logon is answered with ResetSeqNumFlag(141)=Y and MsgSeqNum(34)=1. */
    void resetOnNextLogon() {
        resetsOnLogon = true;
    }

    /** The Logons say NextExpectedMsgSeqNum(789) so. */
    void expects(int next) {
        expects = next;
    }

    /** So many ResendRequests are answered with a message of a type, or with nothing. */
    synchronized void onResendRequest(int count, String type) {
        unanswered = count;
        insteadOfResending = type;
    }

    /** From now on, until the next Logon, the venue answers nothing. */
    void mute() {
        muted = true;
    }

    /** From now on, or no longer, what comes stays in the socket. */
    void reads(boolean isReading) {
        reads = isReading;
    }

    /** A Logon with ResetSeqNumFlag(141)=Y on the connection there is. */
    void resetInSession() throws IOException {
        resetsOnLogon = true;
        awaitsResetAnswer = true;
        logon("1");
    }

    /** A message with an ordinary header. */
    static Script script(String type, String fields) {
        return (venue, seqNo, again) -> venue.header(type, seqNo, again) + fields;
    }

    String header(String type, int seqNo, boolean again) {
        String now = TIME.format(Instant.now());
        return route(type, seqNo) + (again ? "43=Y|" : "") + "52=" + now + "|" + (again ? "122=" + now + "|" : "");
    }

    String route(String type, int seqNo) {
        return "35=" + type + "|34=" + seqNo + "|49=" + gateway.targetCompId() + "|56=" + gateway.senderCompId() + "|";
    }

    /** Numbers a message and sends it. */
    synchronized int send(Script script) throws IOException {
        int seqNo = lose(script);
        write(frame(script.body(this, seqNo, false)));
        return seqNo;
    }

    /** Numbers a message and sends it with bytes of its own on the way. */
    synchronized int sendGarbled(Script script, UnaryOperator<String> damage) throws IOException {
        int seqNo = lose(script);
        write(damage.apply(frame(script.body(this, seqNo, false))));
        return seqNo;
    }

    /** Numbers a message that never leaves. */
    synchronized int lose(Script script) {
        sent.add(script);
        return sent.size();
    }

    void disconnect() throws IOException {
        socket.close();
    }

    long receivedOfType(String type) {
        return received(type).size();
    }

    /** What came, of one type. */
    List<String> received(String type) {
        return received().stream()
                .filter(message -> message.contains("\u000135=" + type + "\u0001"))
                .toList();
    }

    /** What came. */
    List<String> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    private String frame(String body) {
        return Fixtures.raw(gateway.beginString(), body.endsWith("|") ? body.substring(0, body.length() - 1) : body);
    }

    private void write(String frame) throws IOException {
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                socket = accepted;
                connections.incrementAndGet();
                read(accepted.getInputStream());
            } catch (IOException e) {
                // the next connection, or the end
            }
        }
    }

    private void read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[65_536];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            while (!reads) {
                LockSupport.parkNanos(1_000_000);
            }
            bytes.write(chunk, 0, count);
            String text = bytes.toString(StandardCharsets.ISO_8859_1);
            int from = 0;
            Matcher trailer = TRAILER.matcher(text);
            while (trailer.find()) {
                answer(text.substring(from, trailer.end()));
                from = trailer.end();
            }
            bytes.reset();
            bytes.write(text.substring(from).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void answer(String message) throws IOException {
        received.add(message);
        muted &= !field(message, 35).equals("A");
        if (muted) {
            return;
        }
        switch (field(message, 35)) {
            case "A" -> loggedOn(message);
            case "1" -> send(script("0", "112=" + field(message, 112)));
            case "2" -> asked(Integer.parseInt(field(message, 7)), Integer.parseInt(field(message, 16)));
            case "5" -> send(script("5", ""));
            default -> {}
        }
    }

    private void loggedOn(String message) throws IOException {
        if (awaitsResetAnswer) {
            awaitsResetAnswer = false;
        } else {
            logon(field(message, 108));
        }
    }

    private synchronized void logon(String heartbeat) throws IOException {
        boolean reset = resetsOnLogon;
        resetsOnLogon = false;
        if (reset) {
            sent.clear();
        }
        String version = (gateway.isFixt() ? "|1137=9" : "") + (expects == 0 ? "" : "|789=" + expects);
        sent.add(null);
        write(frame(header("A", sent.size(), false) + "98=0|108=" + heartbeat + (reset ? "|141=Y" : "") + version));
    }

    private synchronized void asked(int from, int to) throws IOException {
        if (unanswered == 0) {
            resend(from, to);
            return;
        }
        unanswered--;
        if (!insteadOfResending.isEmpty()) {
            send(script(insteadOfResending, "45=1|58=no|"));
        }
    }

    private void resend(int from, int to) throws IOException {
        int last = to == 0 ? sent.size() : Math.min(to, sent.size());
        for (int seqNo = from; seqNo <= last; seqNo++) {
            Script script = sent.get(seqNo - 1);
            if (script == null || isAdmin(script.body(this, seqNo, true))) {
                write(frame(header("4", seqNo, true) + "123=Y|36=" + (seqNo + 1)));
            } else {
                write(frame(script.body(this, seqNo, true)));
            }
        }
    }

    private static boolean isAdmin(String body) {
        return body.matches("(?s)35=[0-5A]\\|.*");
    }

    static String field(String message, int tag) {
        Matcher field = Pattern.compile("\u0001" + tag + "=([^\u0001]*)\u0001").matcher(message);
        return field.find() ? field.group(1) : "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
