package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.mock.sent.SessionFile;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.GapFillEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatEncoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectDecoder;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import dev.causeway.protocol.xbp.sbe.MdQuoteEncoder;
import dev.causeway.protocol.xbp.sbe.MdTradeEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.SequenceResetEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** An acceptor with one client, driven frame by frame with time as an argument; what it sends is recorded. */
abstract class AcceptorRig {
    static final long EPOCH = 1000;
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    static final int TRADE = MdTradeEncoder.TEMPLATE_ID;
    static final int QUOTE = MdQuoteEncoder.TEMPLATE_ID;

    final SessionState state = new SessionState("CAUSEWAY", "secret", 1 << 20, SessionFile.none());
    final Map<String, SessionState> sessions = new HashMap<>(Map.of("CAUSEWAY", state));
    final UnsafeBuffer frame = new UnsafeBuffer(new byte[1024]);
    final FrameHeaderEncoder header = new FrameHeaderEncoder();
    AcceptorLimits limits = AcceptorLimits.standard(ReplayPolicy.ALL, 100);
    RecordingFrameSink sink;
    XbpAcceptor acceptor;
    long now;

    void connect() {
        if (acceptor != null) {
            acceptor.onDisconnect();
        }
        sink = new RecordingFrameSink();
        acceptor = new XbpAcceptor(sessions, sink, limits, now);
    }

    void loggedOnWith(int templateId, int messages) {
        connect();
        logon(EPOCH, 1, 1, false);
        make(templateId, messages);
        acceptor.pump(now, 5);
        sink.taken();
    }

    void make(int templateId, int messages) {
        int block = templateId == TRADE ? MdTradeEncoder.BLOCK_LENGTH : MdQuoteEncoder.BLOCK_LENGTH;
        for (int i = 0; i < messages; i++) {
            header.wrap(frame, 0)
                    .blockLength(block)
                    .templateId(templateId)
                    .schemaId(901)
                    .version(0);
            XbpFrame.writeHeader(frame, 0, 0, 32 + block, 0, 0, 0);
            state.sent.append(state.sent.next(), frame, 0, 32 + block);
        }
    }

    LogonRejectReason refused(long epoch, long nextToSend, long nextExpected, boolean reset) {
        state.live = false;
        return refusedAsItIs(epoch, nextToSend, nextExpected, reset);
    }

    LogonRejectReason refusedAsItIs(long epoch, long nextToSend, long nextExpected, boolean reset) {
        sink = new RecordingFrameSink();
        acceptor = new XbpAcceptor(sessions, sink, limits, now);
        logon(epoch, nextToSend, nextExpected, reset);
        assertThat(sink.closing).isTrue();
        return new LogonRejectDecoder()
                .wrap(sink.frame(LogonRejectDecoder.TEMPLATE_ID), 32, 56, 0)
                .reason();
    }

    void logon(long epoch, long nextToSend, long nextExpected, boolean reset) {
        new LogonEncoder()
                .wrapAndApplyHeader(frame, 0, header)
                .compId("CAUSEWAY")
                .secret("secret")
                .sessionEpoch(epoch)
                .nextSeqToSend(nextToSend)
                .nextSeqExpected(nextExpected)
                .heartbeatMs(1000)
                .resetSeq((short) (reset ? 1 : 0))
                .cancelOnDisconnect((short) 0);
        deliver(LogonEncoder.BLOCK_LENGTH, nextToSend, 0);
    }

    void request(long requestId, long from, long count) {
        new ResendRequestEncoder()
                .wrapAndApplyHeader(frame, 0, header)
                .requestId(requestId)
                .fromSeqNo(from)
                .count(count);
        deliver(ResendRequestEncoder.BLOCK_LENGTH, state.expected, 0);
    }

    void gapFill(long from, long newSeqNo) {
        new GapFillEncoder()
                .wrapAndApplyHeader(frame, 0, header)
                .requestId(1)
                .fromSeqNo(from)
                .newSeqNo(newSeqNo);
        deliver(GapFillEncoder.BLOCK_LENGTH, 4, 0);
    }

    void reset(long epoch, long newSeqNo) {
        new SequenceResetEncoder()
                .wrapAndApplyHeader(frame, 0, header)
                .newEpoch(epoch)
                .newSeqNo(newSeqNo);
        deliver(SequenceResetEncoder.BLOCK_LENGTH, state.expected, 0);
    }

    void heartbeat(long seqNo) {
        new HeartbeatEncoder().wrapAndApplyHeader(frame, 0, header).testReqId(0);
        deliver(HeartbeatEncoder.BLOCK_LENGTH, seqNo, 0);
    }

    void order(long seqNo, int flags) {
        new NewOrderEncoder().wrapAndApplyHeader(frame, 0, header).instrumentId(1);
        deliver(NewOrderEncoder.BLOCK_LENGTH, seqNo, flags);
    }

    void deliver(int blockLength, long seqNo, int flags) {
        XbpFrame.writeHeader(frame, 0, flags, 32 + blockLength, seqNo, 0, 0);
        acceptor.onFrame(frame, 0, now, 5);
    }

    void tick(long nanos) {
        now += nanos;
        acceptor.onTimer(now, 5);
    }

    LogoutReason logoutReason() {
        return new LogoutDecoder()
                .wrap(sink.frame(LogoutDecoder.TEMPLATE_ID), 32, 56, 0)
                .reason();
    }
}
