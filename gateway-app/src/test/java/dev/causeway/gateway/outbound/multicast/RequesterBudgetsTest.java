package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequesterBudgetsTest {
    @Test
    void shouldKeepBudgetsOfRequestersApart() throws UnknownHostException {
        RequesterBudgets budgets = budgets(10, 1_000_000);
        InetAddress greedy = requester(1);
        InetAddress modest = requester(2);

        assertThat(takeAll(budgets, greedy)).isEqualTo(RetransmissionOptions.MAX_BURST_PACKETS);
        assertThat(budgets.tryTake(modest, 0)).isTrue();
        assertThat(budgets.tryTake(greedy, 99_000_000)).isFalse();
        assertThat(budgets.tryTake(greedy, 100_000_001)).isTrue();
    }

    @Test
    void shouldBoundAllTogetherHoweverManyAddressesAsk() throws UnknownHostException {
        RequesterBudgets budgets = budgets(10, 1_000);
        int granted = 0;

        for (int i = 0; i < 3 * RetransmissionOptions.MAX_REQUESTERS; i++) {
            granted += takeAll(budgets, requester(i));
        }

        assertThat(granted).isEqualTo(100);
        assertThat(budgets.view(0)).hasSize(RetransmissionOptions.MAX_REQUESTERS);
    }

    @Test
    void shouldNotChargeARequesterForWhatTheTotalRefused() throws UnknownHostException {
        RequesterBudgets budgets = budgets(1_000, 10);
        takeAll(budgets, requester(1));

        assertThat(budgets.tryTake(requester(2), 0)).isFalse();

        assertThat(budgets.view(0))
                .containsExactly(
                        new RequesterBudget(requester(1), 100 - 16, 16, 1),
                        new RequesterBudget(requester(2), 100, 0, 1));
    }

    private static RequesterBudgets budgets(int packetsPerSecond, int totalPacketsPerSecond) {
        return new RequesterBudgets(
                new RetransmissionOptions(null, List.of(), packetsPerSecond, totalPacketsPerSecond), 0);
    }

    private static int takeAll(RequesterBudgets budgets, InetAddress requester) {
        int granted = 0;
        while (budgets.tryTake(requester, 0)) {
            granted++;
        }
        return granted;
    }

    private static InetAddress requester(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
    }
}
