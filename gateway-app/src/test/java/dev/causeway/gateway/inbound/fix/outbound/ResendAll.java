package dev.causeway.gateway.inbound.fix.outbound;

import dev.causeway.gateway.inbound.fix.Fixtures;
import dev.causeway.store.MappedOutboundLog;
import dev.causeway.store.OutboundLogOptions;
import dev.causeway.store.SyncPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import quickfix.SessionID;

/** Stores reports of a thousand bytes and sends all of them again; a process of its own, so that its heap can be small. */
final class ResendAll {
    private ResendAll() {}

    /** @param args folder of the log, number of messages */
    public static void main(String[] args) {
        int count = Integer.parseInt(args[1]);
        OutboundLogOptions options =
                OutboundLogOptions.of(Path.of(args[0]), () -> Fixtures.NOW).withSync(SyncPolicy.NONE);
        try (SerializedOutboundLog log = new SerializedOutboundLog(MappedOutboundLog.open(options))) {
            log.reset(1, 1, Fixtures.NOW);
            SentMessages sent = new SentMessages(log);
            String text = "58=" + "x".repeat(1_000);
            for (int i = 0; i < count; i++) {
                sent.add("8", text);
            }
            System.out.println("sent again " + sendAgain(log, count));
        }
    }

    private static long sendAgain(SerializedOutboundLog log, int count) {
        Counting wire = new Counting(count);
        ResendReply reply = new ResendReply(
                log,
                new ResendRule(new ResendPolicy(Set.of("8"), Duration.ZERO, count, 10_000_000), () -> Fixtures.NOW),
                new ReplyMessages(
                        new SessionID("FIX.4.4", "GATE", "VENUE"), () -> LocalDateTime.of(2026, 11, 21, 14, 24)),
                (seqNo, message, offset, length) -> {});
        reply.onRequest(1, 0, wire, System.nanoTime());
        while (reply.active()) {
            reply.pump(System.nanoTime());
        }
        return wire.written;
    }

    private static final class Counting implements ReplyWire {
        private final long last;
        private long written;

        Counting(long last) {
            this.last = last;
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public long lastWritten() {
            return last;
        }

        @Override
        public void write(String message) {
            written++;
        }
    }
}
