package dev.causeway.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.client.cli.MessageFilter.Condition;
import dev.causeway.protocol.feed.sbe.MessageHeaderEncoder;
import dev.causeway.protocol.feed.sbe.QuoteEncoder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class MessageFilterTest {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer quote = new UnsafeBuffer(new byte[LENGTH]);

    MessageFilterTest() {
        new QuoteEncoder()
                .wrapAndApplyHeader(quote, 0, new MessageHeaderEncoder())
                .src()
                .sessionNo(3)
                .venueId(2)
                .instrumentId(4_000_000_000L);
    }

    @Test
    void shouldHoldWhenEveryConditionHas() {
        assertThat(holds()).isTrue();
        assertThat(holds("template=Quote")).isTrue();
        assertThat(holds("template=trade,QUOTE", "sessionNo=3", "venueId=1,2")).isTrue();
        assertThat(holds("instrumentId=4000000000")).isTrue();
    }

    @Test
    void shouldNotHoldWhenOneConditionHasNot() {
        assertThat(holds("template=Trade")).isFalse();
        assertThat(holds("template=Quote", "instrumentId=7")).isFalse();
    }

    @Test
    void shouldNotHoldWhenTheBytesAreNoMessage() {
        assertThat(filter("template=Quote").holds(quote, 0, LENGTH - 1)).isFalse();
    }

    @Test
    void shouldSayWhatIsAllowedWhenTheConditionIsWrong() {
        for (String wrong : new String[] {"", "price=1", "template", "template=Nothing", "venueId=x", "venueId="}) {
            assertThatThrownBy(() -> Condition.of(wrong)).as(wrong).hasMessageContaining("is no");
        }
    }

    private boolean holds(String... conditions) {
        return filter(conditions).holds(quote, 0, LENGTH);
    }

    private static MessageFilter filter(String... conditions) {
        return new MessageFilter(Arrays.stream(conditions).map(Condition::of).toList());
    }
}
