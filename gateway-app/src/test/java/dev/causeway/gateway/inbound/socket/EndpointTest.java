package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @Test
    void shouldReadNamesAndLiterals() {
        assertThat(Endpoint.parse("venue.example:9990")).isEqualTo(new Endpoint("venue.example", 9990));
        assertThat(Endpoint.parse("[::1]:1")).isEqualTo(new Endpoint("::1", 1)).hasToString("[::1]:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"venue", ":1", "venue:", "venue:0", "venue:65536", "venue:x"})
    void shouldNameTheTextWhenItIsNoEndpoint(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessageContaining("endpoint '");
    }
}
