package dev.causeway.gateway.inbound.fix.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixFieldsTest {
    private final FixFields fields = new FixFields();

    @ParameterizedTest
    @ValueSource(ints = {1, 55, 1023, 1024, 5000})
    void shouldFindTheFirstFieldOfATagHoweverHighItIs(int tag) {
        scan("8=FIX.4.4|35=8|" + tag + "=first|58=between|" + tag + "=second|10=000|");

        assertThat(fields.find(tag)).isEqualTo(2);
        assertThat(fields.find(tag, 3, fields.count())).isEqualTo(4);
        assertThat(fields.find(tag + 1)).isEqualTo(FixFields.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 1024})
    void shouldFindNothingThatOnlyAnEarlierMessageHad(int tag) {
        scan("8=FIX.4.4|35=8|" + tag + "=X|10=000|");

        scan("8=FIX.4.4|35=8|58=without|10=000|");

        assertThat(fields.find(tag)).isEqualTo(FixFields.NONE);
    }

    @Test
    void shouldFindNothingBehindWhatCannotBeRead() {
        assertThat(fields.scan("8=FIX.4.4\u000135=8\u0001junk\u000155=X\u0001")).isFalse();

        assertThat(fields.find(35)).isEqualTo(1);
        assertThat(fields.find(55)).isEqualTo(FixFields.NONE);
    }

    private void scan(String message) {
        assertThat(fields.scan(message.replace('|', '\u0001'))).isTrue();
    }
}
