package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.accept;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.resendRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.socket.SendBuffer;
import dev.causeway.protocol.xbp.sbe.FrameHeaderEncoder;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Rules 3, 5 and 6 from the sender's side. */
class XbpSessionOutboundTest {
    private final SessionHarness on = new SessionHarness().recovered(5).established();

    @Test
    void shouldStoreBeforeSendingAndNumberFromOne() {
        assertThat(send(order())).isEqualTo(1);
        assertThat(send(order())).isEqualTo(2);

        assertThat(on.sent()).containsExactly("NewOrder 1", "NewOrder 2");
        assertThat(on.log.nextSeqNo()).isEqualTo(3);
        assertThat(on.log.lowestSeqNo()).isEqualTo(1);
    }

    @Test
    void shouldStoreNothingWhenThereIsNoRoom() {
        on.disconnect();
        on.out = new SendBuffer(120);
        on.established();
        assertThat(send(order())).isEqualTo(1);

        assertThat(send(order())).isEqualTo(VenueSession.FULL);

        assertThat(on.log.nextSeqNo()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhenNotLoggedOn() {
        on.disconnect();

        assertThat(send(order())).isEqualTo(VenueSession.NOT_LOGGED_ON);
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

    private long send(UnsafeBuffer frame) {
        return on.session.send(frame, 0, frame.capacity());
    }

    private static UnsafeBuffer order() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[104]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder())
                .clOrdId("c1");
        return frame;
    }

    private static UnsafeBuffer statusRequest() {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[64]);
        new OrderStatusRequestEncoder().wrapAndApplyHeader(frame, 0, new FrameHeaderEncoder());
        return frame;
    }
}
