package dev.causeway.client.feedside;

import dev.causeway.protocol.feed.sbe.MessageHeaderEncoder;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Packets of a session whose message n is a quote with a bid of n. One thread; each packet is good until the next. */
public final class QuotePackets {
    private static final int MESSAGE_BYTES = 72;
    private static final long ONE = 100_000_000;

    private final byte[] session;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final MoldPacketWriter writer =
            new MoldPacketWriter(new UnsafeBuffer(bytes), MoldPacketWriter.DEFAULT_MAX_LENGTH);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
    private final QuoteEncoder quote = new QuoteEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());

    public QuotePackets(String session) {
        this.session = MoldHeader.session(session);
        quote.src().sessionNo(1).venueId(1).epoch(1).instrumentId(7);
        quote.bidQty(10_000).askPx(ONE / 2).askQty(0);
    }

    public byte[] session() {
        return session;
    }

    /** As many of the messages as fit. */
    public ByteBuffer data(long firstSeqNo, int count) {
        writer.begin(session, firstSeqNo);
        for (long seqNo = firstSeqNo; seqNo < firstSeqNo + count; seqNo++) {
            quote.src().venueSeqNo(seqNo).gatewayTimeNs(seqNo);
            quote.bidPx(seqNo * ONE);
            if (!writer.tryAppend(message, 0, MESSAGE_BYTES)) {
                break;
            }
        }
        return packet(writer.finish());
    }

    /** Messages in the packet made last. */
    public int messageCount() {
        return writer.messageCount();
    }

    public ByteBuffer heartbeat(long nextSeqNo) {
        return packet(writer.heartbeat(session, nextSeqNo));
    }

    public ByteBuffer endOfSession(long nextSeqNo) {
        return packet(writer.endOfSession(session, nextSeqNo));
    }

    private ByteBuffer packet(int length) {
        return bytes.clear().limit(length);
    }
}
