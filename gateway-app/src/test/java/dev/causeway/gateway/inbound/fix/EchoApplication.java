package dev.causeway.gateway.inbound.fix;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import quickfix.Application;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;

/**
 * What the acceptance scripts expect of the application behind an acceptor: known types come back, an order asked for twice
 * with PossResend(97) once, unknown types are unsupported. Everything goes through the gateway's own application first;
 * only its rule about stale orders is left out, since the scripts let orders be resent.
 */
final class EchoApplication implements Application {
    private static final Set<String> KNOWN = Set.of("D", "d", "R", "c");
    private static final List<Integer> TRANSIENT = List.of(34, 43, 52, 122, 1128);
    private static final int CL_ORD_ID = 11;

    private final FixApplication gateway;
    private final Set<String> orders = ConcurrentHashMap.newKeySet();

    EchoApplication(FixApplication gateway) {
        this.gateway = gateway;
    }

    @Override
    public void onCreate(SessionID id) {
        gateway.onCreate(id);
    }

    @Override
    public void onLogon(SessionID id) {
        gateway.onLogon(id);
    }

    @Override
    public void onLogout(SessionID id) {
        gateway.onLogout(id);
    }

    @Override
    public void toAdmin(Message message, SessionID id) {
        gateway.toAdmin(message, id);
    }

    /** Not Logons: the engine's acceptor answers a reset in session itself, which the gateway does for its initiator. */
    @Override
    public void fromAdmin(Message message, SessionID id) throws IncorrectTagValue {
        if (!"A".equals(Headers.msgType(message))) {
            gateway.fromAdmin(message, id);
        }
    }

    @Override
    public void toApp(Message message, SessionID id) throws DoNotSend {
        if (!Headers.possDup(message)) {
            gateway.toApp(message, id);
        }
    }

    @Override
    public void fromApp(Message message, SessionID id) throws UnsupportedMessageType, FieldNotFound {
        String type = Headers.msgType(message);
        if (!KNOWN.contains(type)) {
            throw new UnsupportedMessageType();
        }
        gateway.fromApp(message, id);
        boolean isNew = orders.add(Headers.text(message, CL_ORD_ID));
        if (isNew || !"Y".equals(Headers.text(message.getHeader(), 97))) {
            Message echo = (Message) message.clone();
            TRANSIENT.forEach(echo.getHeader()::removeField);
            echo.reverseRoute(message.getHeader());
            Session.lookupSession(id).send(echo);
        }
    }
}
