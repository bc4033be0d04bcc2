package dev.causeway.benchmarks.receive;

import dev.causeway.benchmarks.fix.FixFrame;
import dev.causeway.benchmarks.fix.FixTimestamp;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.sbe.SrcDecoder;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.ExecutionReportDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** What stands in a MoldUDP64 block, and where it says which venue message it is. Stateless. */
public enum Payload {
    /** The relay's: a venue's XBP frame as it was. Its session is known by its instrument. */
    XBP {
        @Override
        int sessionNo(DirectBuffer buffer, int offset) {
            int template = XbpFrame.templateId(buffer, offset);
            int field = template == ExecutionReportDecoder.TEMPLATE_ID
                    ? ExecutionReportDecoder.instrumentIdEncodingOffset()
                    : 0;
            int instrumentId = buffer.getInt(offset + XbpFrame.HEADER_LENGTH + field, ByteOrder.LITTLE_ENDIAN);
            return 1 + instrumentId / INSTRUMENTS_PER_SESSION;
        }

        @Override
        long venueSeqNo(DirectBuffer buffer, int offset) {
            return XbpFrame.seqNo(buffer, offset);
        }

        @Override
        long venueTimeNanos(DirectBuffer buffer, int offset) {
            return XbpFrame.sendingTimeNs(buffer, offset);
        }
    },
    /** The relay's: a venue's FIX message as it was. Its session is known by TargetCompID(56), which ends in a number. */
    FIX {
        @Override
        int sessionNo(DirectBuffer buffer, int offset) {
            int at = offset + FIX_COMP_ID_OFFSET;
            int number = 0;
            while (buffer.getByte(at) != SOH) {
                int digit = buffer.getByte(at++) - '0';
                number = digit < 0 || digit > 9 ? 0 : number * 10 + digit;
            }
            return number;
        }

        @Override
        long venueSeqNo(DirectBuffer buffer, int offset) {
            return FixFrame.number(buffer, behind(buffer, offset + FIX_COMP_ID_OFFSET) + "34=".length());
        }

        @Override
        long venueTimeNanos(DirectBuffer buffer, int offset) {
            int sendingTime = behind(buffer, behind(buffer, offset + FIX_COMP_ID_OFFSET)) + "52=".length();
            return FixTimestamp.parse(buffer, sendingTime);
        }

        /** Where the field behind the one around {@code offset} begins. */
        private int behind(DirectBuffer buffer, int offset) {
            int at = offset;
            while (buffer.getByte(at) != SOH) {
                at++;
            }
            return at + 1;
        }
    },
    /** The gateway's: a normalized message behind its Src. */
    FEED {
        @Override
        int sessionNo(DirectBuffer buffer, int offset) {
            return buffer.getShort(offset + FeedMessage.HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        }

        @Override
        long venueSeqNo(DirectBuffer buffer, int offset) {
            int field = offset + FeedMessage.HEADER_LENGTH + SrcDecoder.venueSeqNoEncodingOffset();
            return buffer.getInt(field, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL;
        }

        @Override
        long venueTimeNanos(DirectBuffer buffer, int offset) {
            int field = offset + FeedMessage.HEADER_LENGTH + SrcDecoder.venueTimeNsEncodingOffset();
            return buffer.getLong(field, ByteOrder.LITTLE_ENDIAN);
        }
    };

    /** How the load venue numbers its instruments: so many for each session, in the order of log-ons. */
    static final int INSTRUMENTS_PER_SESSION = 64;

    private static final byte SOH = 1;

    /** The FIX load venue's messages all begin alike; 34 and 52 stand behind 56. */
    private static final int FIX_COMP_ID_OFFSET = "8=FIX.4.4|9=253|35=8|49=LOAD|56=".length();

    /** From 1. */
    abstract int sessionNo(DirectBuffer buffer, int offset);

    /** The venue's number; 0 when the gateway originated the message. */
    abstract long venueSeqNo(DirectBuffer buffer, int offset);

    /** The intended sending time, epoch nanoseconds. */
    abstract long venueTimeNanos(DirectBuffer buffer, int offset);
}
