package dev.causeway.gateway.stock;

import java.util.concurrent.BlockingQueue;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;

/** Asks for market data, hands each application message's number to the queue; waits when the queue is full. */
final class StockApplication implements Application {
    private static final int SUBSCRIPTION_REQUEST_TYPE = 263;
    private static final int MARKET_DEPTH = 264;
    private static final int NO_MD_ENTRY_TYPES = 267;
    private static final int MD_ENTRY_TYPE = 269;
    private static final int NO_RELATED_SYM = 146;
    private static final int SYMBOL = 55;
    private static final int MD_REQ_ID = 262;

    private final BlockingQueue<Integer> queue;

    StockApplication(BlockingQueue<Integer> queue) {
        this.queue = queue;
    }

    @Override
    public void fromApp(Message message, SessionID sessionId) throws FieldNotFound {
        try {
            queue.put(message.getHeader().getInt(MsgSeqNum.FIELD));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onLogon(SessionID sessionId) {
        Message request = new Message();
        request.getHeader().setString(MsgType.FIELD, MsgType.MARKET_DATA_REQUEST);
        request.setString(MD_REQ_ID, "R");
        request.setString(SUBSCRIPTION_REQUEST_TYPE, "1");
        request.setInt(MARKET_DEPTH, 0);
        Group type = new Group(NO_MD_ENTRY_TYPES, MD_ENTRY_TYPE);
        type.setString(MD_ENTRY_TYPE, "0");
        request.addGroup(type);
        Group symbol = new Group(NO_RELATED_SYM, SYMBOL);
        symbol.setString(SYMBOL, "AAPL");
        request.addGroup(symbol);
        Session.lookupSession(sessionId).send(request);
    }

    @Override
    public void onCreate(SessionID sessionId) {}

    @Override
    public void onLogout(SessionID sessionId) {}

    @Override
    public void toAdmin(Message message, SessionID sessionId) {}

    @Override
    public void fromAdmin(Message message, SessionID sessionId) {}

    @Override
    public void toApp(Message message, SessionID sessionId) {}
}
