package dev.causeway.benchmarks.peer.quickfix;

import dev.causeway.benchmarks.peer.OrderEvent;
import dev.causeway.benchmarks.peer.PeerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;

/** Makes a feed message of each message's fields, as the engine hands them out, and sends it in a datagram of its own. */
final class Publishing extends SilentApplication {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final OrderEvent event;

    Publishing(PeerOptions options) throws IOException {
        event = new OrderEvent(options.feed(false), options.clock());
    }

    @Override
    public void fromApp(Message message, SessionID id) throws FieldNotFound {
        FieldMap header = message.getHeader();
        LocalDateTime sendingTime = header.getUtcTimeStamp(52);
        event.begin(
                header.getInt(34),
                sendingTime.toEpochSecond(ZoneOffset.UTC) * NANOS_PER_SECOND + sendingTime.getNano(),
                event.instrument(message.getString(55)));
        event.identifiers(message.getString(11), message.getString(37), message.getString(17));
        event.codes(message.getChar(150), message.getChar(39), message.getChar(54));
        event.prices(OrderEvent.price(message.getString(44)), OrderEvent.price(message.getString(31)));
        event.quantities(
                OrderEvent.qty(message.getString(32)),
                OrderEvent.qty(message.getString(14)),
                OrderEvent.qty(message.getString(151)));
        byte[] text = message.getString(58).getBytes(StandardCharsets.ISO_8859_1);
        try {
            event.send(text, text.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
