package dev.causeway.gateway.inbound.fix;

import dev.causeway.gateway.inbound.fix.store.RingMessageStore;
import dev.causeway.gateway.port.SessionControls;
import java.io.IOException;
import java.io.UncheckedIOException;
import quickfix.Message;
import quickfix.Session;

/**
 * An operator's commands to one FIX session. Valid while {@link FixSession#operate} runs: no message is dispatched then.
 *
 * @param engine the engine's session
 * @param link its connection
 */
record FixControls(FixSession session, Session engine, FixLink link) implements SessionControls {
    private static final String BY_OPERATOR = "operator";

    @Override
    public void connect() {
        engine.logon();
    }

    @Override
    public void disconnect() {
        if (!engine.hasResponder()) {
            throw new IllegalStateException("not connected");
        }
        end(false);
    }

    /** The engine cuts the connection when the answer does not come within its own time. */
    @Override
    public void logout() {
        session.operatorEnds(false);
        engine.logout(BY_OPERATOR);
        if (engine.isLoggedOn() && !engine.sentLogout()) {
            engine.generateLogout();
        }
    }

    @Override
    public void testRequest() {
        requireLoggedOn();
        engine.generateTestRequest("OPERATOR-" + System.currentTimeMillis());
    }

    @Override
    public void resendRequest(long from, long to) {
        requireLoggedOn();
        if (from < 1 || to != 0 && to < from || from > Integer.MAX_VALUE || to > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("from 1, and to at least from, or 0 for all");
        }
        Message request = new Message();
        request.getHeader().setString(35, "2");
        request.setInt(7, (int) from);
        request.setInt(16, (int) to);
        engine.send(request);
    }

    @Override
    public void setNumbers(long nextSender, long nextTarget) {
        RingMessageStore store = session.store();
        if (nextSender != 0 && nextSender < store.getNextSenderMsgSeqNum()
                || nextSender > Integer.MAX_VALUE
                || nextTarget > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "nextSender at least " + store.getNextSenderMsgSeqNum() + " (a number is never used twice)");
        }
        try {
            if (nextTarget != 0) {
                moveTarget((int) nextTarget);
            }
            if (nextSender != 0) {
                engine.setNextSenderMsgSeqNum((int) nextSender);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A lower number asks again; what a higher one skips is declared lost, as when the venue skips it. */
    private void moveTarget(int next) throws IOException {
        if (next <= session.store().getNextTargetMsgSeqNum()) {
            engine.setNextTargetMsgSeqNum(next);
            return;
        }
        session.store().onResetMode(Long.MAX_VALUE);
        try {
            engine.setNextTargetMsgSeqNum(next);
        } finally {
            session.store().onResetModeEnd();
        }
    }

    @Override
    public void switchEndpoint(String endpoint) {
        link.prefer(endpoint);
        if (engine.hasResponder()) {
            end(false);
        }
    }

    @Override
    public void reset() {
        session.operatorEnds(true);
        if (engine.hasResponder()) {
            end(true);
        }
    }

    private void end(boolean withReset) {
        session.operatorEnds(withReset);
        if (engine.isLoggedOn()) {
            engine.generateLogout();
        }
        try {
            engine.disconnect(BY_OPERATOR, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void requireLoggedOn() {
        if (!engine.isLoggedOn()) {
            throw new IllegalStateException("not logged on");
        }
    }
}
