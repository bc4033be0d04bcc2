package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedSourcesTest {
    private static final List<Network> EVERYBODY = List.of(Network.parse("0.0.0.0/0"));

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "239.192.0.1, false",
        "224.0.0.1, false",
        "0.0.0.0, false",
        "10.1.255.255, false",
        "255.255.255.255, false",
        "::1, false"
    })
    void shouldAllowOnlyWhatStandsForOneHost(String source, boolean allowed) throws UnknownHostException {
        AllowedSources sources = new AllowedSources(
                EVERYBODY, Set.of(InetAddress.getByName("10.1.255.255"), InetAddress.getByName("255.255.255.255")));

        assertThat(sources.allows(InetAddress.getByName(source))).isEqualTo(allowed);
    }

    @Test
    void shouldAllowNobodyWhenNoNetworkIs() throws UnknownHostException {
        AllowedSources sources = new AllowedSources(List.of(), Set.of());

        assertThat(sources.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @Test
    void shouldAlwaysKnowTheLimitedBroadcast() throws SocketException, UnknownHostException {
        AllowedSources sources = new AllowedSources(EVERYBODY);

        assertThat(sources.allows(InetAddress.getByName("255.255.255.255"))).isFalse();
    }
}
