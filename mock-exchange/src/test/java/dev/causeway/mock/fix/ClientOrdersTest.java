package dev.causeway.mock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import quickfix.FieldNotFound;
import quickfix.Message;

class ClientOrdersTest {
    private final ClientOrders orders = new ClientOrders(FixVersion.FIX44);

    @Test
    void shouldReportEachStepOfAnOrder() throws FieldNotFound {
        assertThat(answer("D", "ONE", "")).isEqualTo("ONE V1 0 0 10");
        assertThat(answer("H", "ONE", "")).isEqualTo("ONE V1 I 0 10");
        assertThat(answer("G", "TWO", "ONE")).isEqualTo("TWO V1 5 0 10");
        assertThat(answer("H", "ONE", "")).isEqualTo("ONE V0 8 8 0");
        assertThat(answer("F", "THREE", "TWO")).isEqualTo("THREE V1 4 4 0");
        assertThat(answer("F", "FOUR", "TWO")).isEqualTo("FOUR V0 8 8 0");
        assertThat(answer("D", "FIVE", "")).isEqualTo("FIVE V2 0 0 10");
    }

    @Test
    void shouldNotBeTakenForTheMarketsOwnWhenTheVenueStartsAgain() throws FieldNotFound {
        String sent = sent(orders.answer(request("D", "ONE", "")));

        assertThat(MarketMessages.isEvent(sent.getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(MarketMessages.isEvent(sent.replace("37=V", "37=O").getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    private String answer(String msgType, String clOrdId, String origClOrdId) throws FieldNotFound {
        String report = sent(orders.answer(request(msgType, clOrdId, origClOrdId)));
        return value(report, 11) + " " + value(report, 37) + " " + value(report, 150) + " " + value(report, 39) + " "
                + value(report, 151);
    }

    /** With the header that the engine fills in. */
    private static String sent(PreparedMessage message) {
        message.getHeader().setInt(34, 2);
        message.getHeader().setString(49, "SIMX");
        message.getHeader().setString(52, "20261121-14:24:05.123");
        message.getHeader().setString(56, "CAUSEWAY");
        return message.toString();
    }

    private static Message request(String msgType, String clOrdId, String origClOrdId) {
        Message request = new Message();
        request.getHeader().setString(35, msgType);
        request.setString(11, clOrdId);
        if (!origClOrdId.isEmpty()) {
            request.setString(41, origClOrdId);
        }
        request.setString(55, "AAPL");
        request.setChar(54, '1');
        request.setString(38, "10");
        return request;
    }

    private static String value(String message, int tag) {
        int from = message.indexOf("\001" + tag + "=") + Integer.toString(tag).length() + 2;
        return message.substring(from, message.indexOf('\001', from));
    }
}
