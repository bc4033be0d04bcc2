package dev.causeway.gateway.inbound.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.XbpMessages;
import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.store.MemoryOutboundLog;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class XbpSessionAllocationTest {
    private static final int FRAMES = 20_000;
    private static final int WARM_UP_ROUNDS = 10;

    private long taken;
    private long seqNo = 1;

    @Test
    void shouldAllocateNothingForInOrderFrames() {
        XbpSession session = loggedOn();
        FrameAssembler assembler = new FrameAssembler(64 * 1024);
        UnsafeBuffer frame = new UnsafeBuffer(PeerFrames.trade(1));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            feed(session, assembler, frame);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long threadId = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(threadId);

        feed(session, assembler, frame);

        long allocated = threads.getThreadAllocatedBytes(threadId) - before;
        assertThat(taken).isEqualTo((long) FRAMES * (WARM_UP_ROUNDS + 1));
        assertThat(allocated / (double) FRAMES).isLessThan(0.5);
    }

    private void feed(XbpSession session, FrameAssembler assembler, UnsafeBuffer frame) {
        for (int i = 0; i < FRAMES; i++) {
            XbpFrame.restamp(frame, 0, seqNo++, 0, 1);
            assembler.append(frame, 0, frame.capacity());
            session.onBytes(frame.capacity(), 1, 1);
            if (assembler.next() == FrameAssembler.Outcome.FRAME
                    && session.onFrame(assembler.buffer(), assembler.offset(), assembler.length(), 1, 1)) {
                assembler.consume();
            }
        }
    }

    private XbpSession loggedOn() {
        RecordingPorts events = new RecordingPorts();
        events.recovered(1, SessionHarness.EPOCH, 1);
        XbpMessages messages = (buffer, offset, length, context) -> {
            taken++;
            return true;
        };
        CommittedNumbers committed = events;
        XbpSession session = new XbpSession(
                SessionHarness.settings("s", 1, 1),
                new XbpPorts(
                        messages,
                        events,
                        committed,
                        new MemoryOutboundLog(),
                        ReplayPolicy.ORDERS_NEVER,
                        (number, buffer, offset, length) -> {}));
        session.onConnecting("venue");
        session.onConnected(new SendBuffer(4_096), "venue", 1, 1);
        byte[] accept = PeerFrames.accept(1, SessionHarness.EPOCH, 1);
        session.onFrame(new UnsafeBuffer(accept), 0, accept.length, 1, 1);
        return session;
    }
}
