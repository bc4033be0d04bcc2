package dev.causeway.mock.fix;

import dev.causeway.mock.sent.PartsJson;
import java.util.LinkedHashMap;
import java.util.Map;
import quickfix.FieldNotFound;
import quickfix.Message;

/**
 * The client's own orders: each order, cancel, replace and status request is answered by one ExecutionReport (35=8); nothing
 * ever trades. Orders are kept in memory, bounded, and not over the venue's end; OrderID(37) begins with V, where the
 * simulated market's begins with O.
 *
 * <p>Owner: the venue's thread.
 */
final class ClientOrders {
    /** Begins the OrderID(37) of a client's order. */
    static final char ORDER_ID = 'V';

    private static final int MAX_ORDERS = 100_000;

    private final FixVersion version;
    private final FixBody body = new FixBody();
    private final PartsJson parts = new PartsJson();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private long lastOrder;
    private long lastReport;

    private record Order(long no, String symbol, char side, String qty) {}

    ClientOrders(FixVersion version) {
        this.version = version;
    }

    /** Whether a message is answered here. */
    static boolean takes(String msgType) {
        return msgType.length() == 1 && "DFGH".contains(msgType);
    }

    /** The answer. */
    PreparedMessage answer(Message request) throws FieldNotFound {
        String clOrdId = request.getString(11);
        return switch (request.getHeader().getString(35)) {
            case "D" -> report(clOrdId, keep(clOrdId, order(++lastOrder, request)), '0', '0');
            case "F" -> {
                Order order = orders.remove(request.getString(41));
                yield order == null ? refused(clOrdId, request) : report(clOrdId, order, '4', '4');
            }
            case "G" -> {
                Order order = orders.remove(request.getString(41));
                yield order == null
                        ? refused(clOrdId, request)
                        : report(clOrdId, keep(clOrdId, order(order.no, request)), '5', '0');
            }
            default -> {
                Order order = orders.get(clOrdId);
                yield order == null ? refused(clOrdId, request) : report(clOrdId, order, 'I', '0');
            }
        };
    }

    private static Order order(long no, Message request) throws FieldNotFound {
        return new Order(no, request.getString(55), request.getChar(54), request.getString(38));
    }

    private Order keep(String clOrdId, Order order) {
        orders.put(clOrdId, order);
        if (orders.size() > MAX_ORDERS) {
            orders.remove(orders.keySet().iterator().next());
        }
        return order;
    }

    /** Unknown order. */
    private PreparedMessage refused(String clOrdId, Message request) throws FieldNotFound {
        char side = request.isSetField(54) ? request.getChar(54) : '1';
        return report(clOrdId, new Order(0, request.getString(55), side, "0"), '8', '8');
    }

    private PreparedMessage report(String clOrdId, Order order, char execType, char ordStatus) {
        boolean works = ordStatus == '0';
        String execId = "R" + ++lastReport;
        String leaves = works ? order.qty : "0";
        String orderId = ORDER_ID + Long.toString(order.no);
        body.clear().add(37, orderId).add(11, clOrdId).add(17, execId);
        if (version == FixVersion.FIX42) {
            body.add(20, execType == 'I' ? '3' : '0');
        }
        char type = version == FixVersion.FIX42 && execType == 'I' ? '0' : execType;
        body.add(150, type).add(39, ordStatus).add(55, order.symbol).add(54, order.side);
        body.add(38, order.qty).add(151, leaves).add(14, '0').add(6, '0');
        parts.begin("8")
                .part("OrderEvent", order.symbol)
                .text("clOrdId", clOrdId)
                .text("venueOrderId", orderId)
                .text("execId", execId)
                .text("leavesQty", leaves)
                .code("execType", execType)
                .code("ordStatus", ordStatus)
                .code("side", order.side);
        return new PreparedMessage(version.beginString(), "8", body.toString(), parts);
    }
}
