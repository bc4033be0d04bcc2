package dev.causeway.gateway.inbound.xbp;

import dev.causeway.gateway.inbound.socket.LinkControl;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;

/** An operator's commands to one session, at one moment of its loop. Owner: the loop's thread, for one command. */
record XbpControls(XbpSession session, XbpConnection connection, LinkControl link, long monotonicNanos, long epochNanos)
        implements SessionControls {
    @Override
    public void connect() {
        session.enable();
        link.enable(monotonicNanos);
    }

    @Override
    public void disconnect() {
        if (!writer().attached()) {
            throw new IllegalStateException("not connected");
        }
        session.fail(LogoutReason.NORMAL, StatusReason.OPERATOR, "disconnected by an operator");
    }

    @Override
    public void logout() {
        session.logout(LogoutReason.NORMAL, StatusReason.OPERATOR, monotonicNanos, epochNanos);
        connection.settle(monotonicNanos);
        link.disable(monotonicNanos, epochNanos);
    }

    @Override
    public void testRequest() {
        requireLoggedOn();
        writer().testRequest(epochNanos & Integer.MAX_VALUE);
    }

    @Override
    public void resendRequest(long from, long to) {
        requireLoggedOn();
        long last = session.probe().counters.expected.get() - 1;
        long until = to == 0 ? last : to;
        if (from < 1 || until < from || until > last) {
            throw new IllegalArgumentException(
                    "from 1 to " + last + ": later ones are asked for by the session itself");
        }
        writer().resendRequest(epochNanos & Integer.MAX_VALUE, from, until - from + 1);
    }

    @Override
    public void setNumbers(long nextSender, long nextTarget) {
        throw new UnsupportedOperationException(
                "an XBP session's numbers are the journal's and the venue's; reset begins a new epoch");
    }

    @Override
    public void reset() {
        session.reset(monotonicNanos, epochNanos);
    }

    private FrameWriter writer() {
        session.writer.stamp(session.log.nextSeqNo(), epochNanos);
        return session.writer;
    }

    private void requireLoggedOn() {
        if (!session.state().loggedOn()) {
            throw new IllegalStateException("not logged on: " + session.state());
        }
    }
}
