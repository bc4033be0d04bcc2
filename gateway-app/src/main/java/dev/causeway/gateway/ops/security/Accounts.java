package dev.causeway.gateway.ops.security;

import dev.causeway.gateway.config.SecurityProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The accounts there are. Secrets are kept and compared as SHA-256, every account is looked at and every comparison takes
 * the same time, so that answers tell nothing about what was nearly right. Immutable.
 */
final class Accounts {
    /** One account. @param roles its own and all it includes */
    record Account(String name, List<SecurityProperties.Role> roles) {}

    private record Known(Account account, boolean isToken, byte[] secretSha256) {}

    private final List<Known> known;

    Accounts(List<SecurityProperties.Account> accounts) {
        known = accounts.stream().map(Accounts::known).toList();
    }

    /** A person by name and password. */
    Optional<Account> byPassword(String name, String password) {
        return find(password, false, name);
    }

    /** A machine by its token. */
    Optional<Account> byToken(String token) {
        return find(token, true, null);
    }

    private Optional<Account> find(String secret, boolean isToken, String name) {
        byte[] presented = sha256(secret);
        Account found = null;
        for (Known each : known) {
            boolean equal = MessageDigest.isEqual(presented, each.secretSha256());
            boolean meant = each.isToken() == isToken
                    && (name == null || each.account().name().equals(name));
            if (equal & meant) {
                found = each.account();
            }
        }
        return Optional.ofNullable(found);
    }

    private static Known known(SecurityProperties.Account account) {
        List<SecurityProperties.Role> roles = Arrays.stream(SecurityProperties.Role.values())
                .filter(role -> role.compareTo(account.role()) <= 0)
                .toList();
        byte[] secret = account.tokenSha256() != null
                ? HexFormat.of().parseHex(account.tokenSha256())
                : sha256(account.token() != null ? account.token() : account.password());
        return new Known(new Account(account.name(), roles), account.password() == null, secret);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
