package dev.causeway.store.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTagsTest {
    @ParameterizedTest
    @ValueSource(ints = {554, 925, 96, 1402, 1404})
    void shouldBlankEachSecretTagByteForByteWhenItStandsAnywhere(int tag) {
        assertThat(blank("8=FIX.4.4|35=A|" + tag + "=canary|108=30|"))
                .isEqualTo("8=FIX.4.4|35=A|" + tag + "=******|108=30|");
        assertThat(blank(tag + "=canary")).isEqualTo(tag + "=******");
        assertThat(blank("\0\7=binary" + tag + "=canary|10=000|")).isEqualTo("\0\7=binary" + tag + "=******|10=000|");
    }

    @Test
    void shouldBlankWholeDataFieldWhenItsValueHoldsDelimiters() {
        assertThat(blank("8=FIX.4.4|95=11|96=can|ary=x|y|10=1|")).isEqualTo("8=FIX.4.4|95=11|96=***********|10=1|");
        assertThat(blank("8=FIX.4.4|95=99999999999|96=can|ary|")).isEqualTo("8=FIX.4.4|95=99999999999|96=********");
    }

    @Test
    void shouldLeaveOtherTagsWhenTheyEndInTheSameDigits() {
        assertThat(blank("8=FIX.4.4|1554=a|9925=b|196=c|55=d|")).isEqualTo("8=FIX.4.4|1554=a|9925=b|196=c|55=d|");
    }

    private static String blank(String text) {
        byte[] bytes = text.replace('|', '\1').getBytes(StandardCharsets.US_ASCII);
        return new String(SecretTags.blank(bytes), StandardCharsets.US_ASCII).replace('\1', '|');
    }
}
