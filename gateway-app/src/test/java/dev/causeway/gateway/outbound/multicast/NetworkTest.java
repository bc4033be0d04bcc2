package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.128/25, 10.1.2.127, false",
        "10.1.2.128/25, 10.1.2.128, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "::1/128, ::1, true",
        "0.0.0.0/0, ::1, false"
    })
    void shouldContainWhatItsPrefixSays(String network, String address, boolean contained) throws UnknownHostException {
        assertThat(Network.parse(network).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.0.0/33", "host.example/8", "10.1.0.0/-1", "/8", ""})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepBudgetsOfRequestersApart() throws UnknownHostException {
        RetransmissionOptions options =
                new RetransmissionOptions(null, java.util.List.of(Network.parse("127.0.0.0/8")), 10, 1_000_000);
        RequesterBudgets budgets = new RequesterBudgets(options, 0);
        InetAddress greedy = InetAddress.getByName("127.0.0.1");
        InetAddress modest = InetAddress.getByName("127.0.0.2");
        int granted = 0;
        while (budgets.tryTake(greedy, 0)) {
            granted++;
        }

        assertThat(granted).isEqualTo(RetransmissionOptions.MAX_BURST_PACKETS);
        assertThat(budgets.tryTake(modest, 0)).isTrue();
        assertThat(budgets.tryTake(greedy, 99_000_000)).isFalse();
        assertThat(budgets.tryTake(greedy, 100_000_001)).isTrue();
    }

    @Test
    void shouldNotAllowAddressesThatNobodyCanAnswer() throws UnknownHostException {
        RetransmissionOptions options =
                new RetransmissionOptions(null, java.util.List.of(Network.parse("0.0.0.0/0")), 10, 10);
        RequesterBudgets budgets = new RequesterBudgets(options, 0);

        assertThat(budgets.allows(InetAddress.getByName("239.192.0.1"))).isFalse();
        assertThat(budgets.allows(InetAddress.getByName("0.0.0.0"))).isFalse();
        assertThat(budgets.allows(InetAddress.getByName("10.0.0.1"))).isTrue();
    }
}
