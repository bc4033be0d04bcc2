package dev.causeway.mock.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.mock.sim.Instruments;
import dev.causeway.mock.sim.MarketEvent;
import dev.causeway.mock.sim.MarketSimulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import quickfix.DataDictionary;
import quickfix.Message;
import quickfix.ValidationSettings;

class DeterminismTest {
    @Test
    void shouldMakeTheSameMessagesWhenTheSeedIsTheSame() {
        List<String> once = messages(42, 5000);
        List<String> again = messages(42, 5000);

        assertThat(once).isEqualTo(again);
    }

    @Test
    void shouldMakeOtherMessagesWhenTheSeedIsAnother() {
        assertThat(messages(42, 100)).isNotEqualTo(messages(43, 100));
    }

    @Test
    void shouldMakeMessagesThatTheDictionaryParsesAndValidates() throws Exception {
        DataDictionary dictionary = new DataDictionary("FIX44.xml");
        ValidationSettings settings = new ValidationSettings();

        for (String text : messages(7, 2000)) {
            Message message = new Message(text, dictionary, settings, true);

            dictionary.validate(message, true, settings);
            assertThat(message.toRawString()).isEqualTo(text);
        }
    }

    private static List<String> messages(long seed, int count) {
        MarketSimulator market = new MarketSimulator(seed, Instruments.first(5));
        market.listAll();
        MarketMessages messages = new MarketMessages(FixVersion.FIX44);
        MarketEvent event = new MarketEvent();
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            market.next(event);
            PreparedMessage message = messages.event(event);
            message.getHeader().setString(49, "SIMX");
            message.getHeader().setString(56, "CAUSEWAY");
            message.getHeader().setInt(34, i);
            message.getHeader().setString(52, "20260102-03:04:05.678");
            texts.add(message.toString());
        }
        return texts;
    }
}
