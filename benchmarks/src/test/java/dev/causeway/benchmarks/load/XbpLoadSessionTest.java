package dev.causeway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.ExecutionReportDecoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderDecoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.HeartbeatDecoder;
import dev.causeway.protocol.xbp.sbe.InstrumentDefinitionDecoder;
import dev.causeway.protocol.xbp.sbe.LogonAcceptDecoder;
import dev.causeway.protocol.xbp.sbe.LogonEncoder;
import dev.causeway.protocol.xbp.sbe.LogoutDecoder;
import dev.causeway.protocol.xbp.sbe.LogoutEncoder;
import dev.causeway.protocol.xbp.sbe.MdQuoteDecoder;
import dev.causeway.protocol.xbp.sbe.MdTradeDecoder;
import dev.causeway.protocol.xbp.sbe.ResendRequestEncoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectDecoder;
import dev.causeway.protocol.xbp.sbe.RetransmitRejectReason;
import dev.causeway.protocol.xbp.sbe.TestRequestEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class XbpLoadSessionTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final XbpLoadSession session = new XbpLoadSession(2, new MessageMix(30, 60, 10), 7);
    private final UnsafeBuffer in = new UnsafeBuffer(new byte[256]);
    private final FrameHeaderEncoder header = new FrameHeaderEncoder();
    private final FrameHeaderDecoder decodedHeader = new FrameHeaderDecoder();

    @Test
    void shouldAcceptWhateverIsProposedWhenLoggedOn() {
        logon(500);

        UnsafeBuffer accept = onlyFrame();
        LogonAcceptDecoder decoder = new LogonAcceptDecoder().wrapAndApplyHeader(accept, 0, decodedHeader);
        assertThat(decoder.sessionEpoch()).isEqualTo(77);
        assertThat(decoder.nextSeqToSend()).isEqualTo(1);
        assertThat(decoder.nextSeqExpected()).isEqualTo(4);
        assertThat(decoder.heartbeatMs()).isEqualTo(500);
        assertThat(session.loggedOn()).isTrue();
    }

    @Test
    void shouldEchoTheIdWhenTestRequested() {
        new TestRequestEncoder().wrapAndApplyHeader(in, 0, header).testReqId(99);
        XbpFrame.writeHeader(in, 0, 0, XbpFrame.frameLengthOf(TestRequestEncoder.BLOCK_LENGTH), 1, 0, NOW);

        session.onFrame(in, 0, NOW);

        assertThat(new HeartbeatDecoder()
                        .wrapAndApplyHeader(onlyFrame(), 0, decodedHeader)
                        .testReqId())
                .isEqualTo(99);
    }

    @Test
    void shouldRejectAndCountWhenAskedToResend() {
        new ResendRequestEncoder()
                .wrapAndApplyHeader(in, 0, header)
                .requestId(5)
                .fromSeqNo(1)
                .count(0);
        XbpFrame.writeHeader(in, 0, 0, XbpFrame.frameLengthOf(ResendRequestEncoder.BLOCK_LENGTH), 1, 0, NOW);

        session.onFrame(in, 0, NOW);

        RetransmitRejectDecoder reject =
                new RetransmitRejectDecoder().wrapAndApplyHeader(onlyFrame(), 0, decodedHeader);
        assertThat(reject.requestId()).isEqualTo(5);
        assertThat(reject.reason()).isEqualTo(RetransmitRejectReason.OUT_OF_RANGE);
        assertThat(session.resendRequests()).isEqualTo(1);
    }

    @Test
    void shouldAnswerWhenLoggedOut() {
        new LogoutEncoder().wrapAndApplyHeader(in, 0, header).text("");
        XbpFrame.writeHeader(in, 0, 0, XbpFrame.frameLengthOf(LogoutEncoder.BLOCK_LENGTH), 1, 0, NOW);

        session.onFrame(in, 0, NOW);

        assertThat(XbpFrame.templateId(onlyFrame(), 0)).isEqualTo(LogoutDecoder.TEMPLATE_ID);
        assertThat(session.loggedOut()).isTrue();
    }

    @Test
    void shouldSendHeartbeatNamingTheNextNumberWhenIdle() {
        logon(500);
        session.appendMessage(NOW);
        drain();

        session.onTimer(NOW + 499 * MILLI);
        assertThat(drain()).isEmpty();
        session.onTimer(NOW + 500 * MILLI);

        UnsafeBuffer heartbeat = onlyFrame();
        assertThat(XbpFrame.templateId(heartbeat, 0)).isEqualTo(HeartbeatDecoder.TEMPLATE_ID);
        assertThat(XbpFrame.seqNo(heartbeat, 0)).isEqualTo(2);
    }

    @Test
    void shouldNumberAndStampEveryMessageWhenAppended() {
        session.appendDefinitions(NOW);
        drain();
        for (int i = 0; i < 1500; i++) {
            assertThat(session.appendMessage(NOW + i)).isTrue();
        }

        List<UnsafeBuffer> frames = drain();

        assertThat(frames).hasSize(1500);
        for (int i = 0; i < frames.size(); i++) {
            UnsafeBuffer frame = frames.get(i);
            assertThat(XbpFrame.seqNo(frame, 0)).isEqualTo(XbpFrameRing.INSTRUMENTS + 1L + i);
            assertThat(XbpFrame.sendingTimeNs(frame, 0)).isEqualTo(NOW + i);
            assertThat(transactTimeNs(frame)).isEqualTo(NOW + i);
        }
    }

    @Test
    void shouldDefineTheSessionsOwnInstrumentsWhenAsked() {
        session.appendDefinitions(NOW);

        List<UnsafeBuffer> frames = drain();

        assertThat(frames).hasSize(XbpFrameRing.INSTRUMENTS);
        assertThat(new InstrumentDefinitionDecoder()
                        .wrapAndApplyHeader(frames.get(0), 0, decodedHeader)
                        .instrumentId())
                .isEqualTo(2L * XbpFrameRing.INSTRUMENTS);
        assertThat(session.appended()).isEqualTo(XbpFrameRing.INSTRUMENTS);
    }

    @Test
    void shouldRefuseWithoutTakingANumberWhenTheBufferIsFull() {
        while (session.appendMessage(NOW)) {
            assertThat(session.pending().position()).isLessThan(XbpLoadSession.CAPACITY_BYTES);
        }
        long appended = session.appended();

        assertThat(session.appendMessage(NOW)).isFalse();

        assertThat(session.appended()).isEqualTo(appended).isGreaterThan(1000);
        assertThat(drain()).hasSize((int) appended);
    }

    private void logon(int heartbeatMs) {
        new LogonEncoder()
                .wrapAndApplyHeader(in, 0, header)
                .compId("PEER")
                .secret("")
                .sessionEpoch(77)
                .nextSeqToSend(4)
                .nextSeqExpected(1)
                .heartbeatMs(heartbeatMs);
        XbpFrame.writeHeader(in, 0, 0, XbpFrame.frameLengthOf(LogonEncoder.BLOCK_LENGTH), 4, 0, NOW);
        session.onFrame(in, 0, NOW);
    }

    private long transactTimeNs(UnsafeBuffer frame) {
        return switch (XbpFrame.templateId(frame, 0)) {
            case MdTradeDecoder.TEMPLATE_ID ->
                new MdTradeDecoder().wrapAndApplyHeader(frame, 0, decodedHeader).transactTimeNs();
            case MdQuoteDecoder.TEMPLATE_ID ->
                new MdQuoteDecoder().wrapAndApplyHeader(frame, 0, decodedHeader).transactTimeNs();
            default ->
                new ExecutionReportDecoder()
                        .wrapAndApplyHeader(frame, 0, decodedHeader)
                        .transactTimeNs();
        };
    }

    private UnsafeBuffer onlyFrame() {
        List<UnsafeBuffer> frames = drain();
        assertThat(frames).hasSize(1);
        return frames.get(0);
    }

    /** Everything that waits, cut by the codec's own assembler: it also says that all of it is XBP. */
    private List<UnsafeBuffer> drain() {
        FrameAssembler assembler = new FrameAssembler(XbpLoadSession.CAPACITY_BYTES);
        session.pending().flip();
        assembler.append(
                new UnsafeBuffer(session.pending()), 0, session.pending().limit());
        session.pending().clear();
        List<UnsafeBuffer> frames = new ArrayList<>();
        while (assembler.next() == FrameAssembler.Outcome.FRAME) {
            byte[] bytes = new byte[assembler.length()];
            assembler.buffer().getBytes(assembler.offset(), bytes);
            frames.add(new UnsafeBuffer(bytes));
            assembler.consume();
        }
        assertThat(assembler.buffered()).as(assembler.description()).isZero();
        return frames;
    }
}
