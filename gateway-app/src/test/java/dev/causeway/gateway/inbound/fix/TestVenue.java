package dev.causeway.gateway.inbound.fix;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import quickfix.Acceptor;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.IncorrectTagValue;
import quickfix.Log;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;

/** A QuickFIX/J acceptor for one session on a port of the system's choice, with the engine's own store and settings. */
final class TestVenue extends ApplicationAdapter implements AutoCloseable {
    final List<Message> received = new CopyOnWriteArrayList<>();
    final List<Message> admin = new CopyOnWriteArrayList<>();

    private final SessionID sessionId;
    private final SocketAcceptor acceptor;
    private volatile boolean rejectsResendRequests;

    TestVenue(FixCounterparty gateway) throws ConfigError {
        this(gateway, Map.of());
    }

    /** @param more settings of the engine */
    TestVenue(FixCounterparty gateway, Map<String, String> more) throws ConfigError {
        sessionId = new SessionID(gateway.beginString(), gateway.targetCompId(), gateway.senderCompId());
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(sessionId, "BeginString", sessionId.getBeginString());
        settings.setString(sessionId, "SenderCompID", sessionId.getSenderCompID());
        settings.setString(sessionId, "TargetCompID", sessionId.getTargetCompID());
        settings.setBool(sessionId, Session.SETTING_NON_STOP_SESSION, true);
        settings.setString(sessionId, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, "127.0.0.1");
        settings.setLong(sessionId, Acceptor.SETTING_SOCKET_ACCEPT_PORT, 0);
        if (gateway.isFixt()) {
            settings.setString(sessionId, Session.SETTING_DEFAULT_APPL_VER_ID, "FIX.5.0SP2");
            settings.setString(sessionId, Session.SETTING_APP_DATA_DICTIONARY, "FIX50SP2.xml");
        }
        more.forEach((key, value) -> settings.setString(sessionId, key, value));
        acceptor = new SocketAcceptor(
                this, new MemoryStoreFactory(), settings, id -> new Silent(), new DefaultMessageFactory());
        acceptor.start();
    }

    String endpoint() {
        InetSocketAddress bound =
                (InetSocketAddress) acceptor.getEndpoints().iterator().next().getLocalAddress();
        return "127.0.0.1:" + bound.getPort();
    }

    Session session() {
        return Session.lookupSession(sessionId);
    }

    boolean isLoggedOn() {
        return session().isLoggedOn();
    }

    void sendReports(int count) {
        for (int i = 0; i < count; i++) {
            Message report = new Message();
            report.getHeader().setString(35, "8");
            report.setString(37, "V");
            report.setString(17, "E" + i);
            report.setString(55, "AAPL");
            report.setChar(150, '0');
            report.setChar(39, '0');
            report.setChar(54, '1');
            report.setString(151, "1");
            report.setString(14, "0");
            report.setString(6, "0");
            session().send(report);
        }
    }

    @Override
    public void fromApp(Message message, SessionID id) {
        received.add(message);
    }

    /** From now on every ResendRequest is rejected. */
    void rejectResendRequests() {
        rejectsResendRequests = true;
    }

    @Override
    public void fromAdmin(Message message, SessionID id) throws IncorrectTagValue {
        admin.add(message);
        if (rejectsResendRequests && Headers.msgType(message).equals("2")) {
            throw new IncorrectTagValue(7);
        }
    }

    @Override
    public void close() {
        acceptor.stop(true);
    }

    private static final class Silent implements Log {
        @Override
        public void clear() {}

        @Override
        public void onIncoming(String message) {}

        @Override
        public void onOutgoing(String message) {}

        @Override
        public void onEvent(String text) {}

        @Override
        public void onErrorEvent(String text) {}
    }
}
