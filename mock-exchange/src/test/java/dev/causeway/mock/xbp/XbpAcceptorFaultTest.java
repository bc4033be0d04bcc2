package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.xbp.XbpFrame;
import org.junit.jupiter.api.Test;

class XbpAcceptorFaultTest extends AcceptorRig {
    @Test
    void shouldLeaveNumbersOutWhenAFaultSkips() {
        state.faults.add(Fault.of(Fault.Kind.SKIP, 2, 2));
        loggedOnWith(TRADE, 0);
        make(TRADE, 5);
        acceptor.pump(now, 5);
        assertThat(sink.taken()).containsExactly("301:1", "301:4", "301:5");

        request(1, 2, 2);
        acceptor.pump(now, 5);

        assertThat(sink.taken()).containsExactly("7:6", "301:2*", "301:3*");
    }

    @Test
    void shouldSpoilTheFrameWhenAFaultSaysSo() {
        state.faults.add(Fault.of(Fault.Kind.WRONG_LENGTH, 1, 65_535));
        state.faults.add(Fault.of(Fault.Kind.GARBAGE, 2, 9));
        state.faults.add(Fault.of(Fault.Kind.CUT_MID_FRAME, 3, 10));
        loggedOnWith(TRADE, 0);
        make(TRADE, 5);

        acceptor.pump(now, 5);

        assertThat(sink.writes).hasSize(4);
        assertThat(XbpFrame.frameLength(sink.writes.get(0), 0)).isEqualTo(65_535);
        assertThat(sink.writes.get(1).capacity()).isEqualTo(9);
        assertThat(sink.writes.get(3).capacity()).isEqualTo(10);
        assertThat(sink.closing).isTrue();
    }

    @Test
    void shouldBeSilentWithholdAndResetWhenFaultsSaySo() {
        loggedOnWith(TRADE, 3);
        state.faults.add(Fault.of(Fault.Kind.WITHHOLD_RESEND, 0, 1));
        state.faults.add(Fault.silence(0, 500));
        state.faults.add(Fault.of(Fault.Kind.RESET, 5, 0));
        make(TRADE, 2);
        acceptor.pump(now, 5);
        request(1, 1, 1);
        assertThat(sink.taken()).isEmpty();

        now += SECOND / 2;
        acceptor.pump(now, 5);

        assertThat(sink.taken()).containsExactly("301:4", "301:5", "10:6");
        assertThat(state.epochNo).isEqualTo(2);
        assertThat(state.sessionEpoch).isEqualTo(EPOCH + 1);
        make(TRADE, 1);
        acceptor.pump(now, 5);
        assertThat(sink.taken()).containsExactly("301:1");
    }
}
