package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.store.OutboundLog;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages in a log as the engine has stored them. */
final class SentMessages {
    static final String SENT_AT = "20260921-14:13:20.000";

    private final OutboundLog log;
    long storedNanos = Fixtures.NOW;

    SentMessages(OutboundLog log) {
        this.log = log;
    }

    /** Stores one message under the next number. */
    SentMessages add(String msgType, String body) {
        long seqNo = log.nextSeqNo();
        return raw(Fixtures.raw(
                "FIX.4.4",
                "35=" + msgType + "|34=" + seqNo + "|49=GATE|52=" + SENT_AT + "|56=VENUE" + (body.isEmpty() ? "" : "|")
                        + body));
    }

    SentMessages order(String clOrdId) {
        return add("D", "11=" + clOrdId + "|38=100|54=1|55=AAPL");
    }

    SentMessages report() {
        return add("8", "37=V|17=E|150=0");
    }

    SentMessages raw(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        log.append(log.nextSeqNo(), new UnsafeBuffer(bytes), 0, bytes.length, storedNanos);
        return this;
    }
}
