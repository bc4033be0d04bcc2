package dev.causeway.benchmarks.peer.philadelphia;

import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXMessageListener;
import com.paritytrading.philadelphia.FIXValue;
import dev.causeway.benchmarks.fix.FixTimestamp;
import dev.causeway.benchmarks.peer.OrderEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes a feed message of each message's values without making a String of any that it has seen. */
final class Normalizing implements FIXMessageListener {
    private static final int LONGEST_TEXT = 64;

    private final OrderEvent event;
    private final byte[] text = new byte[LONGEST_TEXT];
    private final UnsafeBuffer time = new UnsafeBuffer(new byte[FixTimestamp.LENGTH]);
    private final Map<Long, Integer> instruments = new HashMap<>();

    Normalizing(OrderEvent event) {
        this.event = event;
    }

    @Override
    public void message(FIXMessage message) throws IOException {
        message.valueOf(52).copyTo(time.byteArray());
        event.begin(message.getMsgSeqNum(), FixTimestamp.parse(time, 0), instrument(message.valueOf(55)));
        event.identifiers(message.valueOf(11), message.valueOf(37), message.valueOf(17));
        event.codes(
                message.valueOf(150).asChar(),
                message.valueOf(39).asChar(),
                message.valueOf(54).asChar());
        event.prices(OrderEvent.price(message.valueOf(44)), OrderEvent.price(message.valueOf(31)));
        event.quantities(
                OrderEvent.qty(message.valueOf(32)),
                OrderEvent.qty(message.valueOf(14)),
                OrderEvent.qty(message.valueOf(151)));
        FIXValue comment = message.valueOf(58);
        comment.copyTo(text);
        event.send(text, comment.length());
    }

    /** Symbols of the load venue, LOAD0 to LOAD63, are told apart by their characters' hash. */
    private int instrument(FIXValue symbol) {
        long hash = 0;
        for (int i = 0; i < symbol.length(); i++) {
            hash = hash * 31 + symbol.byteAt(i);
        }
        Integer known = instruments.get(hash);
        if (known == null) {
            known = event.instrument(symbol.toString());
            instruments.put(hash, known);
        }
        return known;
    }
}
