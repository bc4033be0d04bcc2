package dev.causeway.gateway.inbound.fix;

import java.util.List;
import org.agrona.concurrent.EpochNanoClock;
import quickfix.Group;
import quickfix.Message;
import quickfix.Session;

/** MarketDataRequest (35=V): snapshot and updates, full book, bids, offers and trades. Static and stateless. */
final class MarketDataRequest {
    private static final int MSG_TYPE = 35;
    private static final int NO_MD_ENTRY_TYPES = 267;
    private static final int MD_ENTRY_TYPE = 269;
    private static final int NO_RELATED_SYM = 146;
    private static final int SYMBOL = 55;

    private MarketDataRequest() {}

    /**
     * Asks for what is configured, if anything is, under an MDReqID(262) that no other has.
     *
     * @param id it begins with
     */
    static void send(Session engine, String id, EpochNanoClock clock, List<String> symbols) {
        if (!symbols.isEmpty()) {
            engine.send(of(id + "-" + clock.nanoTime() + "-" + engine.getExpectedSenderNum(), symbols));
        }
    }

    private static Message of(String requestId, List<String> symbols) {
        Message request = new Message();
        request.getHeader().setString(MSG_TYPE, "V");
        request.setString(262, requestId);
        request.setChar(263, '1');
        request.setInt(264, 0);
        request.setInt(265, 1);
        for (char type = '0'; type <= '2'; type++) {
            Group entryType = new Group(NO_MD_ENTRY_TYPES, MD_ENTRY_TYPE);
            entryType.setChar(MD_ENTRY_TYPE, type);
            request.addGroup(entryType);
        }
        for (String symbol : symbols) {
            Group related = new Group(NO_RELATED_SYM, SYMBOL);
            related.setString(SYMBOL, symbol);
            request.addGroup(related);
        }
        return request;
    }
}
