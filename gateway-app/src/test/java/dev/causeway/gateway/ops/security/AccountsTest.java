package dev.causeway.gateway.ops.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.config.SecurityProperties.Account;
import dev.causeway.gateway.config.SecurityProperties.Role;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final String TOKEN = "token-of-a-machine";
    private static final Account HASHED =
            new Account("scraper", Role.VIEWER, null, null, HexFormat.of().formatHex(Accounts.sha256(TOKEN)));
    private static final Account PERSON = new Account("alice", Role.OPERATOR, "a-persons-password", null, null);

    private final Accounts accounts = new Accounts(List.of(HASHED, PERSON));

    @Test
    void shouldKnowAMachineByItsTokensHashAlone() {
        assertThat(accounts.byToken(TOKEN))
                .hasValueSatisfying(account -> assertThat(account.name()).isEqualTo("scraper"));
        assertThat(accounts.byToken(HASHED.tokenSha256())).isEmpty();
        assertThat(accounts.byToken("")).isEmpty();
    }

    @Test
    void shouldKnowAPersonByNameAndPasswordTogether() {
        assertThat(accounts.byPassword("alice", "a-persons-password"))
                .hasValueSatisfying(account -> assertThat(account.roles()).containsExactly(Role.VIEWER, Role.OPERATOR));
        assertThat(accounts.byPassword("bob", "a-persons-password")).isEmpty();
        assertThat(accounts.byPassword("alice", "a-persons-passwore")).isEmpty();
        assertThat(accounts.byToken("a-persons-password")).isEmpty();
        assertThat(accounts.byPassword("scraper", TOKEN)).isEmpty();
    }

    @Test
    void shouldNotShowASecretWhenAnAccountIsPrinted() {
        assertThat(PERSON.toString()).doesNotContain("a-persons-password");
        assertThat(List.of(HASHED).toString()).doesNotContain(HASHED.tokenSha256());
    }
}
