package dev.causeway.gateway.ops.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SecurityProperties;
import dev.causeway.gateway.config.SecurityProperties.Account;
import dev.causeway.gateway.config.SecurityProperties.Role;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final SecurityProperties NOBODY = new SecurityProperties(List.of());

    @Test
    void shouldHaveNoAccountWhenNoneIsConfigured() {
        assertThat(AccountRules.accounts(NOBODY, LOOPBACK, false)).isEmpty();
    }

    @Test
    void shouldMakeUpAnotherTokenForEveryDemo() {
        List<Account> first = AccountRules.accounts(NOBODY, LOOPBACK, true);
        List<Account> second = AccountRules.accounts(NOBODY, LOOPBACK, true);

        assertThat(first).singleElement().extracting(Account::token).asString().hasSizeGreaterThan(24);
        assertThat(second.get(0).token()).isNotEqualTo(first.get(0).token());
    }

    @Test
    void shouldRefuseToStartWhenOthersCanReachAPortWithoutAccounts() throws UnknownHostException {
        for (InetAddress bind : new InetAddress[] {null, InetAddress.getByName("10.1.2.3")}) {
            for (boolean demo : new boolean[] {false, true}) {
                assertThatThrownBy(() -> AccountRules.accounts(NOBODY, bind, demo))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("gateway.security.accounts")
                        .hasMessageContaining("not a loopback address");
            }
        }
    }

    @Test
    void shouldRefuseAnAccountWhenItHasNoSecretOrTwoOrAShortOne() {
        assertRefused(new Account("a", Role.VIEWER, null, null, null), "exactly one");
        assertRefused(new Account("a", Role.VIEWER, "long-enough-password", "long-enough-token", null), "exactly one");
        assertRefused(new Account("a", Role.VIEWER, null, "short", null), "at least 12");
        assertRefused(new Account("a", Role.VIEWER, "elevenchars", null, null), "at least 12");
    }

    @Test
    void shouldRefuseTwoAccountsWhenTheyShareAName() {
        Account account = new Account("a", Role.VIEWER, null, "long-enough-token", null);

        assertThatThrownBy(
                        () -> AccountRules.accounts(new SecurityProperties(List.of(account, account)), LOOPBACK, false))
                .hasMessageContaining("used twice");
    }

    private static void assertRefused(Account account, String why) {
        assertThatThrownBy(() -> AccountRules.accounts(new SecurityProperties(List.of(account)), LOOPBACK, false))
                .hasMessageContaining(why)
                .hasMessageNotContaining("long-enough-")
                .hasMessageNotContaining("short");
    }
}
