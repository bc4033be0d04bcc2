package dev.causeway.mock.fix;

import dev.causeway.mock.sent.PartsJson;
import dev.causeway.mock.sent.ReceivedTrail;
import dev.causeway.mock.sent.SentLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.BeginSeqNo;
import quickfix.field.EndSeqNo;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;
import quickfix.field.ResetSeqNumFlag;

/**
 * The engine's callbacks: logs every application message when it has its number and before it is sent, takes market data
 * requests and orders.
 *
 * <p>Called by QuickFIX/J's threads and by the venue's; {@code toApp} always under the session's sender lock, so the log is
 * in number order.
 */
final class FixApplication implements Application {
    private static final Logger LOG = LoggerFactory.getLogger(FixApplication.class);
    private static final int NO_RELATED_SYM = 146;
    private static final int SYMBOL = 55;
    private static final int MD_REQ_ID = 262;
    private static final int CL_ORD_ID = 11;

    private final SentLog log;
    private final FixStore store;
    private final BiConsumer<String, List<String>> onMarketDataRequest;
    private final Consumer<Message> onOrder;
    private final ReceivedTrail received = new ReceivedTrail();

    /**
     * Neither consumer may block.
     *
     * @param onMarketDataRequest given MDReqID(262) and the symbols
     * @param onOrder given an order, a cancel, a replace or a status request
     */
    FixApplication(
            SentLog log,
            FixStore store,
            BiConsumer<String, List<String>> onMarketDataRequest,
            Consumer<Message> onOrder) {
        this.onOrder = onOrder;
        this.log = log;
        this.store = store;
        this.onMarketDataRequest = onMarketDataRequest;
    }

    @Override
    public void toApp(Message message, SessionID sessionId) {
        try {
            if (!message.getHeader().isSetField(PossDupFlag.FIELD)) {
                log.write(store.epoch(), message.getHeader().getInt(MsgSeqNum.FIELD), parts(message));
            }
        } catch (FieldNotFound e) {
            throw new IllegalStateException("message without number or type", e);
        }
    }

    @Override
    public void fromApp(Message message, SessionID sessionId) throws FieldNotFound {
        String type = message.getHeader().getString(MsgType.FIELD);
        if (ClientOrders.takes(type)) {
            received.add(type + " " + message.getString(CL_ORD_ID));
            onOrder.accept(message);
        }
        if (!MsgType.MARKET_DATA_REQUEST.equals(type)) {
            return;
        }
        List<String> symbols = new ArrayList<>();
        for (Group group : message.getGroups(NO_RELATED_SYM)) {
            symbols.add(group.getString(SYMBOL));
        }
        onMarketDataRequest.accept(message.getString(MD_REQ_ID), symbols);
    }

    @Override
    public void onCreate(SessionID sessionId) {}

    @Override
    public void onLogon(SessionID sessionId) {
        LOG.info("logged on: {}", sessionId);
    }

    @Override
    public void onLogout(SessionID sessionId) {
        LOG.info("logged out: {}", sessionId);
    }

    @Override
    public void toAdmin(Message message, SessionID sessionId) {}

    @Override
    public void fromAdmin(Message message, SessionID sessionId) throws FieldNotFound {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.LOGON ->
                received.add(
                        message.isSetField(ResetSeqNumFlag.FIELD) && message.getBoolean(ResetSeqNumFlag.FIELD)
                                ? "Logon reset"
                                : "Logon");
            case MsgType.RESEND_REQUEST ->
                received.add(
                        "ResendRequest " + message.getInt(BeginSeqNo.FIELD) + ".." + message.getInt(EndSeqNo.FIELD));
            case MsgType.TEST_REQUEST -> received.add("TestRequest");
            case MsgType.LOGOUT -> received.add("Logout");
            default -> {
                // heartbeats and the like
            }
        }
    }

    ReceivedTrail received() {
        return received;
    }

    /** What the engine sends by itself, business rejects, has no mapping. */
    private static PartsJson parts(Message message) throws FieldNotFound {
        return message instanceof PreparedMessage prepared
                ? prepared.parts()
                : MarketMessages.unmapped(new PartsJson(), message.getHeader().getString(MsgType.FIELD));
    }
}
