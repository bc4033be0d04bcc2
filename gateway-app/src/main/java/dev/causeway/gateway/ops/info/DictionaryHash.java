package dev.causeway.gateway.ops.info;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a dictionary, so that two gateways can be compared. Static and stateless. */
public final class DictionaryHash {
    private DictionaryHash() {}

    /**
     * @param name a file, or one that the FIX engine brings along
     * @return 64 hex digits
     * @throws UncheckedIOException it cannot be read, or is not there
     */
    public static String of(String name) {
        try (InputStream content = open(name)) {
            if (content == null) {
                throw new UncheckedIOException(new IOException("no dictionary " + name));
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("dictionary " + name + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        Path file = Path.of(name);
        return Files.exists(file)
                ? Files.newInputStream(file)
                : DictionaryHash.class.getClassLoader().getResourceAsStream(name);
    }
}
