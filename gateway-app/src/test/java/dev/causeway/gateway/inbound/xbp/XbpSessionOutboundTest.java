package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.accept;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.resendRequest;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.gateway.inbound.undelivered.KeptQuestions;
import dev.causeway.gateway.port.VenueSession;
import dev.causeway.protocol.xbp.sbe.CancelOrderEncoder;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestDecoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Rules 3, 5 and 6 from the sender's side. */
class XbpSessionOutboundTest {
    private final SessionHarness on = new SessionHarness().recovered(5).established();

    @Test
    void shouldStoreBeforeSendingAndNumberFromOne() {
        assertThat(send(order())).isEqualTo(VenueSession.Result.ACCEPTED);
        assertThat(send(order())).isEqualTo(VenueSession.Result.ACCEPTED);

        assertThat(on.sent()).containsExactly("NewOrder 1", "NewOrder 2");
        assertThat(on.log.nextSeqNo()).isEqualTo(3);
        assertThat(on.log.lowestSeqNo()).isEqualTo(1);
    }

    @Test
    void shouldStoreNothingWhenThereIsNoRoom() {
        on.disconnect();
        on.out = new SendBuffer(120);
        on.established();
        assertThat(send(order())).isEqualTo(VenueSession.Result.ACCEPTED);

        assertThat(send(order())).isEqualTo(VenueSession.Result.FULL);

        assertThat(on.log.nextSeqNo()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhenNotLoggedOn() {
        on.disconnect();

        assertThat(send(order())).isEqualTo(VenueSession.Result.NOT_LOGGED_ON);
        assertThat(on.log.nextSeqNo()).isEqualTo(1);
    }

    @Test
    void shouldGapFillOrdersAndReplayOthersWhenAskedAgain() {
        send(order());
        send(order());
        send(statusRequest());
        send(order());
        on.sent();

        on.give(resendRequest(5, 31, 1, 0));

        assertThat(on.sent())
                .containsExactly("Retransmission 31: 1+4", "GapFill 1->3", "OrderStatusRequest 3 dup", "GapFill 4->5");
        assertThat(on.undelivered).containsExactly(1L, 2L, 4L);
    }

    @Test
    void shouldReplayUnaskedWhenLogonShowsThatVenueLacksSome() {
        send(statusRequest());
        send(statusRequest());
        on.disconnect();
        on.sent();
        on.connect();
        on.sent();

        on.give(accept(5, SessionHarness.EPOCH, 2));

        assertThat(on.sent()).containsExactly("Retransmission -1: 2+1", "OrderStatusRequest 2 dup");
    }

    @Test
    void shouldRejectWhenAskedForWhatWasNeverSent() {
        send(order());
        on.sent();

        on.give(resendRequest(5, 31, 2, 1), resendRequest(5, 32, 0, 1));

        assertThat(on.sent()).containsExactly("RetransmitReject 31 OUT_OF_RANGE", "RetransmitReject 32 OUT_OF_RANGE");
    }

    @Test
    void shouldAnswerInBatchesAsRoomAllows() {
        for (int i = 0; i < 600; i++) {
            send(statusRequest());
            on.sent();
        }
        on.disconnect();
        on.out = new SendBuffer(4_096);
        on.established();

        on.give(resendRequest(5, 7, 1, 0), resendRequest(5, 8, 1, 0));
        List<String> sent = new ArrayList<>(on.sent());
        while (sent.size() < 604) {
            on.passAlive(1);
            sent.addAll(on.sent());
        }

        assertThat(sent).contains("RetransmitReject 8 IN_PROGRESS");
        assertThat(sent)
                .filteredOn(s -> s.startsWith("Retr") && s.contains(" 7:"))
                .containsExactly("Retransmission 7: 1+256", "Retransmission 7: 257+256", "Retransmission 7: 513+88");
        assertThat(sent)
                .filteredOn(s -> s.startsWith("Order"))
                .hasSize(600)
                .last()
                .isEqualTo("OrderStatusRequest 600 dup");
    }

    @Test
    void shouldAskForStatusOfEachOrderOnceRecoveryIsOver() {
        send(order());
        send(statusRequest());
        send(cancel());
        on.sent();

        on.give(resendRequest(5, 31, 1, 0));
        on.sent();
        on.passAlive(1);
        UnsafeBuffer asked = new UnsafeBuffer(new byte[128]);
        asked.putBytes(0, on.out.buffer(), on.out.pendingOffset(), 128);

        assertThat(on.sent()).containsExactly("OrderStatusRequest 4", "OrderStatusRequest 5");
        OrderStatusRequestDecoder request = new OrderStatusRequestDecoder();
        assertThat(request.wrap(asked, 32, 32, 0).clOrdId()).isEqualTo("c1");
        assertThat(request.instrumentId()).isEqualTo(7);
        assertThat(request.wrap(asked, 96, 32, 0).clOrdId()).isEqualTo("c0");
        assertThat(request.orderId()).isEqualTo(77);
        on.passAlive(1);
        assertThat(on.sent()).isEmpty();
    }

    @Test
    void shouldWaitWithStatusRequestsWhileInboundNumbersAreMissing() {
        send(order());
        on.sent();

        on.give(resendRequest(7, 31, 1, 0));
        on.passAlive(1);
        List<String> whileRecovering = on.sent();
        on.give(trade(5), trade(6));
        on.passAlive(1);

        assertThat(whileRecovering).contains("GapFill 1->2").noneMatch(line -> line.startsWith("OrderStatus"));
        assertThat(on.sent()).containsExactly("OrderStatusRequest 2");
    }

    @Test
    void shouldTryStatusRequestAgainWhenThereWasNoRoom() {
        on.disconnect();
        on.out = new SendBuffer(2_048);
        on.established();
        send(order());
        send(order());
        on.sent();
        on.give(resendRequest(5, 31, 1, 0));
        on.sent();
        on.out.commit(on.out.claim(2_048 - 64) == 0 ? 2_048 - 64 : 0);

        on.passAlive(1);
        on.out.discard(2_048 - 64);
        List<String> first = on.sent();
        on.passAlive(1);

        assertThat(first).containsExactly("OrderStatusRequest 3");
        assertThat(on.sent()).containsExactly("OrderStatusRequest 4");
    }

    @Test
    void shouldNotCallUndeliveredWhatVenueHasAcknowledged() {
        send(order());
        send(order());
        on.sent();

        on.give(acknowledging(resendRequest(5, 31, 1, 0), 1));
        on.passAlive(1);

        assertThat(on.undelivered).containsExactly(2L);
        assertThat(on.sent()).filteredOn(s -> s.startsWith("Order")).containsExactly("OrderStatusRequest 3");
    }

    @Test
    void shouldTellOnceMoreAndAskInNewEpochWhenOldEpochEndsWithOrderUnacknowledged() {
        send(order());
        on.sent();
        on.give(resendRequest(6, 31, 1, 0));
        on.sent();

        on.session.reset(on.now, on.epochNanos);
        on.disconnect();
        on.connect();
        on.give(accept(1, on.session.probe().venueEpoch, 1));
        on.sent();
        on.passAlive(1);

        assertThat(on.session.state()).isEqualTo(SessionState.ESTABLISHED);
        assertThat(on.undelivered).containsExactly(1L, 1L);
        assertThat(on.sent()).containsExactly("OrderStatusRequest 1");
        assertThat(on.log.nextSeqNo()).isEqualTo(2);
    }

    @Test
    void shouldAskInNewEpochWhenOldOnesOrderWasToldAndItsFillAcknowledgedButNotYetAskedAbout() {
        send(order());
        on.sent();
        on.give(resendRequest(6, 31, 1, 0));
        on.give(acknowledging(trade(6), 1));

        newEpoch();

        assertThat(on.undelivered).containsExactly(1L);
        assertThat(on.sent()).containsExactly("OrderStatusRequest 1");
    }

    @Test
    void shouldTellEveryOrderAndAskAboutTheFirstThatFitWhenTooManyAreOpen() {
        int count = KeptQuestions.CAPACITY + 2;
        for (int i = 0; i < count; i++) {
            send(order());
            on.sent();
        }

        newEpoch();
        int asked = 0;
        while (asked < KeptQuestions.CAPACITY) {
            asked += on.sent().size();
            on.passAlive(1);
        }

        assertThat(on.undelivered).hasSize(count);
        assertThat(on.log.nextSeqNo()).isEqualTo(KeptQuestions.CAPACITY + 1);
    }

    private void newEpoch() {
        on.session.reset(on.now, on.epochNanos);
        on.disconnect();
        on.connect();
        on.give(accept(1, on.session.probe().venueEpoch, 1));
        on.sent();
        on.passAlive(1);
    }

    private static byte[] acknowledging(byte[] frame, int seqNo) {
        new UnsafeBuffer(frame).putInt(8, seqNo, ByteOrder.LITTLE_ENDIAN);
        return frame;
    }

    @Test
    void shouldSendNothingAndDisconnectWhenStoreFails() {
        on.log.refuse = true;

        assertThat(send(order())).isEqualTo(VenueSession.Result.STORE_FAILED);

        assertThat(on.sent()).containsExactly("Logout NORMAL");
        assertThat(on.session.closing()).isEqualTo(XbpSession.Closing.AFTER_FLUSH);
        assertThat(on.session.probe().lastError).contains("message 1 not stored and not sent");
        assertThat(send(order())).isEqualTo(VenueSession.Result.NOT_LOGGED_ON);
    }

    @Test
    void shouldReplayOrdersWhenPolicySaysSo() {
        ReplayPolicy policy = ReplayPolicy.only(Set.of(NewOrderEncoder.TEMPLATE_ID));

        assertThat(policy.replays(NewOrderEncoder.TEMPLATE_ID)).isTrue();
        assertThat(policy.replays(OrderStatusRequestEncoder.TEMPLATE_ID)).isFalse();
        assertThat(policy.replays(102)).isFalse();
    }

    private VenueSession.Result send(UnsafeBuffer frame) {
        return on.session.send(frame, 0, frame.capacity());
    }

    private static UnsafeBuffer order() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[104]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId("c1")
                .instrumentId(7);
        return frame;
    }

    private static UnsafeBuffer cancel() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[96]);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId("x1")
                .instrumentId(7)
                .origClOrdId("c0")
                .orderId(77);
        return frame;
    }

    private static UnsafeBuffer statusRequest() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[64]);
        new OrderStatusRequestEncoder().wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder());
        return frame;
    }
}
