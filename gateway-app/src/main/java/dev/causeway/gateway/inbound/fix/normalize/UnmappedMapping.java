package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.UnmappedEncoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import org.agrona.MutableDirectBuffer;

/** The whole message, byte for byte, in as many parts as it takes. Never refuses. */
final class UnmappedMapping implements Mapping {
    private static final int MSG_TYPE = 35;

    private final UnmappedEncoder encoder = new UnmappedEncoder();
    private UnmappedEncoder.Message message;

    @Override
    public int plan(FixFields fields) {
        int type = fields.find(MSG_TYPE);
        String msgType =
                type < 0 ? "" : fields.buffer().getStringWithoutLengthAscii(fields.offset(type), fields.length(type));
        message = new UnmappedEncoder.Message(msgType, Protocol.FIX, fields.buffer(), 0, fields.length());
        return UnmappedEncoder.partCount(fields.length());
    }

    @Override
    public int encode(int index, MutableDirectBuffer buffer, Src src) {
        src.instrumentId = Instruments.NO_INSTRUMENT;
        return encoder.encode(buffer, 0, src, message, index + 1);
    }
}
