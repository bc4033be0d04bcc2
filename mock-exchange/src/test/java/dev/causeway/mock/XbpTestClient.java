package dev.causeway.mock;

import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The smallest XBP client: logs on and collects application numbers. Blocking; one thread. */
final class XbpTestClient implements AutoCloseable {
    final List<Long> numbers = new ArrayList<>();
    final List<Long> possDups = new ArrayList<>();
    final List<Integer> sessionTemplates = new ArrayList<>();
    long expected;

    private final SocketChannel channel;
    private final FrameAssembler assembler = new FrameAssembler(64 * 1024);

    XbpTestClient(int port, long epoch, long expected) throws IOException {
        this.expected = expected;
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.write(logon(epoch, expected));
    }

    /** Reads until the highest number in order reaches this one, or the venue closes; false when it closed. */
    boolean readTo(long seqNo) throws IOException {
        while (expected <= seqNo) {
            int read = channel.read(assembler.writable());
            assembler.written();
            if (read < 0) {
                return false;
            }
            while (assembler.next() == FrameAssembler.Outcome.FRAME) {
                take(assembler.buffer(), assembler.offset());
                assembler.consume();
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void take(DirectBuffer buffer, int offset) {
        if (!XbpFrame.isApplication(XbpFrame.templateId(buffer, offset))) {
            sessionTemplates.add(XbpFrame.templateId(buffer, offset));
            return;
        }
        long seqNo = XbpFrame.seqNo(buffer, offset);
        numbers.add(seqNo);
        if (XbpFrame.isPossDup(buffer, offset)) {
            possDups.add(seqNo);
        }
        if (seqNo == expected) {
            expected++;
        }
    }

    private static ByteBuffer logon(long epoch, long nextSeqExpected) {
        byte[] bytes = new byte[XbpFrame.frameLengthOf(LogonEncoder.BLOCK_LENGTH)];
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        new LogonEncoder()
                .wrapAndApplyHeader(buffer, 0, new FrameHeaderEncoder())
                .compId("CAUSEWAY")
                .secret("demo-secret")
                .sessionEpoch(epoch)
                .nextSeqToSend(1)
                .nextSeqExpected(nextSeqExpected)
                .heartbeatMs(1000);
        XbpFrame.writeHeader(buffer, 0, 0, bytes.length, 1, 0, 0);
        return ByteBuffer.wrap(bytes);
    }
}
