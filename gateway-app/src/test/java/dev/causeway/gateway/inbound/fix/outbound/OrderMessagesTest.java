package dev.causeway.gateway.inbound.fix.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.protocol.xbp.XbpFrame;
import dev.causeway.protocol.xbp.sbe.NewOrderEncoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMessagesTest {
    private static final int AAPL = 4;
    private static final String TIME = "60=20261121-14:24:05.123";

    private final OrderMessages messages = new OrderMessages("FIX.4.4", OrderMessagesTest::symbol, () -> 0);

    private static String symbol(int instrumentId) {
        return instrumentId == AAPL ? "AAPL" : null;
    }

    @Test
    void shouldMakeANewOrderSingle() {
        assertThat(fields(messages, OrderFrames.newOrder("ONE", AAPL)))
                .containsExactlyInAnyOrder(
                        "35=D", "11=ONE", "1=ACC-1", "55=AAPL", "54=1", "38=100", "40=2", "44=189.54", "59=0", TIME);
    }

    @Test
    void shouldLeaveOutWhatTheFrameLeavesOut() {
        assertThat(fields(messages, OrderFrames.marketOrder("ONE", AAPL)))
                .containsExactlyInAnyOrder("35=D", "11=ONE", "55=AAPL", "54=2", "38=2.5", "40=1", TIME);
    }

    @Test
    void shouldMakeAnOrderCancelRequest() {
        assertThat(fields(messages, OrderFrames.cancel("TWO", "ONE", AAPL)))
                .containsExactlyInAnyOrder("35=F", "11=TWO", "41=ONE", "37=77", "55=AAPL", "54=1", TIME);
    }

    @Test
    void shouldMakeAnOrderCancelReplaceRequest() {
        assertThat(fields(messages, OrderFrames.replace("TWO", "ONE", AAPL)))
                .containsExactlyInAnyOrder(
                        "35=G",
                        "11=TWO",
                        "41=ONE",
                        "37=77",
                        "55=AAPL",
                        "54=1",
                        "38=1.0001",
                        "40=2",
                        "44=0.0105",
                        "59=1",
                        TIME);
    }

    @Test
    void shouldRepeatTheOrdersSideInAnOrderStatusRequest() {
        fields(messages, OrderFrames.marketOrder("ONE", AAPL));

        assertThat(fields(messages, OrderFrames.status("ONE", AAPL)))
                .containsExactlyInAnyOrder("35=H", "11=ONE", "55=AAPL", "54=2");
        assertThat(fields(messages, OrderFrames.status("OTHER", AAPL)))
                .containsExactlyInAnyOrder("35=H", "11=OTHER", "55=AAPL");
    }

    @Test
    void shouldSayWhoHandlesTheOrderWhereTheVersionRequiresIt() {
        OrderMessages older = new OrderMessages("FIX.4.2", OrderMessagesTest::symbol, () -> 0);

        assertThat(fields(older, OrderFrames.newOrder("ONE", AAPL))).contains("21=1");
        assertThat(fields(older, OrderFrames.replace("TWO", "ONE", AAPL))).contains("21=1");
        assertThat(fields(older, OrderFrames.cancel("TWO", "ONE", AAPL))).doesNotContain("21=1");
    }

    @Test
    void shouldStampTheOrderWhenItHasNoTime() {
        OrderMessages stamping =
                new OrderMessages("FIX.4.4", OrderMessagesTest::symbol, () -> OrderFrames.TIME_NANOS + 1_000_000_000);
        UnsafeBuffer frame = OrderFrames.newOrder("ONE", AAPL);
        frame.putLong(XbpFrame.HEADER_LENGTH + NewOrderEncoder.transactTimeNsEncodingOffset(), 0);

        assertThat(fields(stamping, frame)).contains("60=20261121-14:24:06.123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A\001B", "A\tB"})
    void shouldRefuseAnIdentifierThatWouldBreakTheMessage(String clOrdId) {
        assertThatThrownBy(() -> fields(messages, OrderFrames.newOrder(clOrdId, AAPL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clOrdId");
    }

    @Test
    void shouldRefuseAnInstrumentThatTheVenueDoesNotHave() {
        assertThatThrownBy(() -> fields(messages, OrderFrames.newOrder("ONE", AAPL + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("instrument 5");
    }

    @Test
    void shouldRefuseAFrameThatIsTooShortAndOneThatIsNoOrder() {
        UnsafeBuffer frame = OrderFrames.newOrder("ONE", AAPL);

        for (int length = 0; length < frame.capacity(); length++) {
            int shorter = length;
            assertThatThrownBy(() -> messages.of(frame, 0, shorter)).isInstanceOf(IllegalArgumentException.class);
        }
        frame.putShort(26, (short) 201, java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(() -> messages.of(frame, 0, frame.capacity())).hasMessageContaining("template 201");
    }

    private static List<String> fields(OrderMessages messages, UnsafeBuffer frame) {
        String text = messages.of(frame, 0, frame.capacity()).toString();
        return Arrays.stream(text.split("\001"))
                .filter(field -> !field.startsWith("9=") && !field.startsWith("10="))
                .toList();
    }
}
