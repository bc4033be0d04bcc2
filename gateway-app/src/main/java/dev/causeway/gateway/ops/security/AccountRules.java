package dev.causeway.gateway.ops.security;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SecurityProperties;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which accounts may be started with. Static and stateless. */
public final class AccountRules {
    private static final String KEY = "gateway.security.accounts";
    private static final int TOKEN_BYTES = 24;
    private static final int MIN_SECRET_CHARS = 12;

    private AccountRules() {}

    /**
     * The accounts of the configuration; in the demo, when there are none, one that is made up now and shown once.
     *
     * @param bind address of the management port, null for all
     * @throws ConfigurationException an account is not complete, or there is none and the port is open to others
     */
    public static List<SecurityProperties.Account> accounts(
            SecurityProperties security, InetAddress bind, boolean demo) {
        check(security.accounts());
        if (!security.accounts().isEmpty()) {
            return security.accounts();
        }
        if (bind == null || !bind.isLoopbackAddress()) {
            throw new ConfigurationException(
                    KEY,
                    "none",
                    "at least one account is required when management.server.address (" + bind
                            + ") is not a loopback address");
        }
        return demo ? List.of(madeUp()) : List.of();
    }

    private static SecurityProperties.Account madeUp() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        System.out.println("demo account, this run only: curl -H 'Authorization: Bearer " + token
                + "' http://127.0.0.1:8081/actuator/sessions");
        return new SecurityProperties.Account("demo", SecurityProperties.Role.OPERATOR, null, token, null);
    }

    private static void check(List<SecurityProperties.Account> accounts) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < accounts.size(); i++) {
            SecurityProperties.Account account = accounts.get(i);
            String key = KEY + "[" + i + "]";
            if (!names.add(account.name())) {
                throw new ConfigurationException(key + ".name", account.name(), "used twice");
            }
            long secrets = Stream.of(account.password(), account.token(), account.tokenSha256())
                    .filter(Objects::nonNull)
                    .count();
            if (secrets != 1) {
                throw new ConfigurationException(
                        key, account.name(), "exactly one of password, token and token-sha256");
            }
            requireLong(key, account.password() != null ? account.password() : account.token());
        }
    }

    private static void requireLong(String key, String secret) {
        if (secret != null && secret.length() < MIN_SECRET_CHARS) {
            throw new ConfigurationException(
                    key, "***", "a password or token of at least " + MIN_SECRET_CHARS + " characters");
        }
    }
}
