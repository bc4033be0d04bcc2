package dev.causeway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.causeway.protocol.feed.Ascii;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FixedPoint;
import dev.causeway.protocol.feed.NoticeEncoder;
import dev.causeway.protocol.feed.Src;
import dev.causeway.protocol.feed.UnmappedEncoder;
import dev.causeway.protocol.feed.sbe.Protocol;
import dev.causeway.protocol.feed.sbe.SessionStatusCode;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.golden.GoldenFile;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The hot path from frame to packet and back takes no memory. */
class AllocationTest {
    private static final int ROUNDS = 20_000;

    private final UnsafeBuffer frame =
            GoldenFile.of("xbp", "201-ExecutionReport").exactBuffer();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[FeedMessage.MAX_LENGTH]);
    private final UnsafeBuffer datagram = new UnsafeBuffer(new byte[MoldPacketWriter.DEFAULT_MAX_LENGTH]);
    private final byte[] session = MoldHeader.session("G126112101");
    private final FrameAssembler assembler = new FrameAssembler(4096);
    private final MoldPacketWriter writer = new MoldPacketWriter(datagram, datagram.capacity());
    private final MoldPacketReader reader = new MoldPacketReader();
    private final NoticeEncoder notices = new NoticeEncoder();
    private final UnmappedEncoder unmapped = new UnmappedEncoder();
    private final UnmappedEncoder.Message whole =
            new UnmappedEncoder.Message("201", Protocol.XBP, frame, 0, frame.capacity());
    private final Src src = new Src();
    private final UnsafeBuffer decimal = new UnsafeBuffer("-189.5400".getBytes());
    private long sum;

    @Test
    void shouldAllocateNothingAfterWarmUp() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        run();
        threads.getThreadAllocatedBytes(thread);

        long before = threads.getThreadAllocatedBytes(thread);
        run();
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(allocated / ROUNDS)
                .as(allocated + " bytes in " + ROUNDS + " rounds")
                .isZero();
        assertThat(sum).isNotZero();
    }

    private void run() {
        for (int i = 0; i < ROUNDS; i++) {
            assembler.append(frame, 0, frame.capacity());
            while (assembler.next() == FrameAssembler.Outcome.FRAME) {
                src.venueSeqNo = XbpFrame.seqNo(assembler.buffer(), assembler.offset());
                assembler.consume();
            }
            writer.begin(session, 1 + i);
            append(notices.sessionStatus(message, 0, src, SessionStatusCode.LOGGED_ON, StatusReason.NONE));
            append(unmapped.encode(message, 0, src, whole, 1));
            reader.wrap(datagram, 0, writer.finish());
            while (reader.next()) {
                FeedMessage.check(datagram, reader.messageOffset(), reader.messageLength());
                src.read(datagram, reader.messageOffset() + FeedMessage.HEADER_LENGTH);
                sum += src.venueSeqNo;
            }
            sum += FixedPoint.parse(decimal, 0, decimal.capacity(), FixedPoint.PRICE_SCALE);
            Ascii.putUnsigned(message, 0, 20, sum);
        }
    }

    private void append(int length) {
        if (!writer.tryAppend(message, 0, length)) {
            throw new AssertionError("no room for " + length);
        }
    }
}
