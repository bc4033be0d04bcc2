package dev.causeway.gateway.inbound.fix.script;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/**
 * Plays one script against one side under test, line by line, and stops at the first line that does not hold. Owner: the
 * thread that plays.
 */
public final class Player implements AutoCloseable {
    private final Subject subject;
    private final int patienceMillis;
    private final boolean textMatters;
    private final ServerSocket server;
    private final Map<Integer, Link> links = new HashMap<>();

    /** The side under test, beyond its socket. */
    public interface Subject {
        /** {@code gateway} lines. */
        void tell(String words) throws Exception;

        /** {@code ring} lines: returns when it holds, fails when it does not within the test's time. */
        void ring(String words);

        /** Where to connect to, for {@code iCONNECT}. */
        InetSocketAddress address();
    }

    /**
     * @param server where the script listens, for {@code eCONNECT}; null when it never does; closed with the player
     * @param patienceMillis the longest wait for one line
     * @param textMatters whether Text(58) of Reject and Logout is compared
     */
    public Player(Subject subject, ServerSocket server, int patienceMillis, boolean textMatters) throws IOException {
        this.subject = subject;
        this.server = server;
        this.patienceMillis = patienceMillis;
        this.textMatters = textMatters;
        if (server != null) {
            server.setSoTimeout(patienceMillis);
        }
    }

    /** @throws AssertionError with the line that does not hold */
    public void play(Script script, Wording wording) {
        for (Step step : script.steps()) {
            try {
                step(step, wording);
            } catch (Exception | AssertionError e) {
                String what = step.verb() + " " + step.text().replace(Wording.SOH, '|');
                throw new AssertionError(script.name() + ":" + step.line() + ": " + what + ": " + e.getMessage(), e);
            }
        }
    }

    private void step(Step step, Wording wording) throws Exception {
        switch (step.verb()) {
            case SEND -> link(step).send(wording.frame(step.text()));
            case RAW -> link(step).send(Wording.raw(step.text()));
            case EXPECT -> expect(link(step).next(), step, wording);
            case CONNECT -> connect(step);
            case EXPECT_CONNECT -> links.put(step.link(), new Link(server.accept(), patienceMillis));
            case DISCONNECT -> link(step).close();
            case EXPECT_DISCONNECT -> expectEnd(link(step));
            case GATEWAY -> subject.tell(step.text());
            case RING -> subject.ring(step.text());
        }
    }

    private void connect(Step step) throws IOException {
        Socket socket = new Socket();
        socket.connect(subject.address(), patienceMillis);
        links.put(step.link(), new Link(socket, patienceMillis));
    }

    private void expect(String frame, Step step, Wording wording) {
        if (frame == null) {
            throw new AssertionError("the connection ended");
        }
        String difference = Comparison.difference(wording.expected(step.text()), frame, textMatters);
        if (difference != null) {
            throw new AssertionError(difference + " in " + frame.replace(Wording.SOH, '|'));
        }
    }

    private static void expectEnd(Link link) throws IOException {
        String frame = link.next();
        if (frame != null) {
            throw new AssertionError("came " + frame.replace(Wording.SOH, '|'));
        }
        link.close();
    }

    private Link link(Step step) {
        Link link = links.get(step.link());
        if (link == null) {
            throw new AssertionError("connection " + step.link() + " was never made");
        }
        return link;
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        for (Link link : links.values()) {
            link.close();
        }
    }
}
