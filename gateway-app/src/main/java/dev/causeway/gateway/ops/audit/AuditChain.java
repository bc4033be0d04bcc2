package dev.causeway.gateway.ops.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How records hang together: a line is {@code <hash> <body>}, the hash is SHA-256 over the hash of the line before (64 hex
 * digits, zeros before the first) and the body. Changing, removing or inserting a line breaks every hash after it. Static
 * and stateless.
 */
final class AuditChain {
    static final String START = "0".repeat(64);

    private static final int HASH_CHARS = 64;

    private AuditChain() {}

    static String hash(String before, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String line(String hash, String body) {
        return hash + ' ' + body;
    }

    /** @return the line's own hash when it follows {@code before}, else null */
    static String follow(String before, String line) {
        if (line.length() < HASH_CHARS + 2 || line.charAt(HASH_CHARS) != ' ') {
            return null;
        }
        String hash = hash(before, body(line));
        return line.startsWith(hash) ? hash : null;
    }

    static String body(String line) {
        return line.substring(HASH_CHARS + 1);
    }
}
