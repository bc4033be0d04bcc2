package dev.causeway.mock;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** A QuickFIX/J initiator that asks for market data after log-on and keeps what it gets. */
final class FixTestClient implements Application, AutoCloseable {
    final Queue<Received> received = new ConcurrentLinkedQueue<>();

    private static final char SOH = '\u0001';

    private final SessionID sessionId;
    private final List<String> symbols;
    private final SocketInitiator initiator;

    /** @param store numbers and messages, kept by the caller over several clients; null for new ones */
    FixTestClient(int port, String client, String beginString, List<String> symbols, MessageStoreFactory store)
            throws ConfigError {
        this.symbols = symbols;
        sessionId = new SessionID(beginString, client, "SIMX");
        SessionSettings settings = new SessionSettings();
        settings.setString(sessionId, "ConnectionType", "initiator");
        settings.setString(sessionId, "SocketConnectHost", "127.0.0.1");
        settings.setLong(sessionId, "SocketConnectPort", port);
        settings.setString(sessionId, "HeartBtInt", "30");
        settings.setString(sessionId, "ReconnectInterval", "1");
        settings.setString(sessionId, "NonStopSession", "Y");
        settings.setString(sessionId, "DefaultApplVerID", "FIX.5.0SP2");
        initiator = new SocketInitiator(
                this,
                store == null ? new MemoryStoreFactory() : store,
                settings,
                new SLF4JLogFactory(settings),
                new DefaultMessageFactory());
        initiator.start();
    }

    @Override
    public void onLogon(SessionID id) {
        Message request = new Message();
        request.getHeader().setString(35, "V");
        request.setString(262, "md-1");
        request.setString(263, "1");
        request.setInt(264, 0);
        request.setInt(265, 1);
        addGroups(request, 267, 269, List.of("0", "1", "2"));
        addGroups(request, 146, 55, symbols);
        Session.lookupSession(id).send(request);
    }

    @Override
    public void fromApp(Message message, SessionID id) throws quickfix.FieldNotFound {
        received.add(new Received(
                message.getHeader().getInt(34),
                message.getHeader().getString(35),
                message.getHeader().isSetField(43),
                message.toString().replace(SOH, '|')));
    }

    @Override
    public void onCreate(SessionID id) {}

    @Override
    public void onLogout(SessionID id) {}

    @Override
    public void toAdmin(Message message, SessionID id) {}

    @Override
    public void fromAdmin(Message message, SessionID id) {}

    @Override
    public void toApp(Message message, SessionID id) {}

    @Override
    public void close() {
        initiator.stop(true);
    }

    private static void addGroups(Message message, int countTag, int tag, List<String> values) {
        for (String value : values) {
            quickfix.Group group = new quickfix.Group(countTag, tag);
            group.setString(tag, value);
            message.addGroup(group);
        }
    }

    /** One application message. */
    record Received(int seqNo, String msgType, boolean possDup, String text) {}
}
