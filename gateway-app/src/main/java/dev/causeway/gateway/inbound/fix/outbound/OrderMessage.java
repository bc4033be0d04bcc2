package dev.causeway.gateway.inbound.fix.outbound;

import quickfix.Message;

/** A message of an order's owner on its way through the engine. Owner: the thread that sends it. */
public final class OrderMessage extends Message {
    private static final long serialVersionUID = 1L;
    private static final int CL_ORD_ID = 11;

    private String clOrdId = "";
    private boolean refused;

    OrderMessage(String msgType) {
        getHeader().setString(35, msgType);
    }

    /** The session went down meanwhile: it is not stored. */
    public void refuse() {
        refused = true;
    }

    public boolean isRefused() {
        return refused;
    }

    /** ClOrdID(11), empty when there is none. */
    String clOrdId() {
        return clOrdId;
    }

    /** Puts a field unless the value is empty. */
    OrderMessage with(int tag, String value) {
        if (!value.isEmpty()) {
            setString(tag, value);
            clOrdId = tag == CL_ORD_ID ? value : clOrdId;
        }
        return this;
    }
}
