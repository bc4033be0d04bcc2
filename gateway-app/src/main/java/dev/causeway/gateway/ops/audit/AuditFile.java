package dev.causeway.gateway.ops.audit;

import dev.causeway.store.DamagedStoreException;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only file of chained lines. A line is on the device before {@link #append} returns; a line cut by a crash is
 * removed at the next opening, anything else that does not fit the chain refuses to open. Any thread, one at a time.
 */
final class AuditFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);

    private final Path path;
    private final FileChannel channel;
    private String last = AuditChain.START;
    private long end;

    /**
     * Opens or makes the file and checks the whole chain.
     *
     * @throws DamagedStoreException a line does not follow from the one before
     * @throws StoreException the file cannot be opened
     */
    AuditFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.getParent());
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException("the audit file " + path + " cannot be opened: " + e, e);
        }
        try {
            recover();
        } catch (IOException | RuntimeException e) {
            closeQuietly();
            throw e instanceof RuntimeException failure ? failure : new StoreException("cannot read " + path, e);
        }
    }

    private void recover() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                String hash = AuditChain.follow(last, new String(bytes, from, i - from, StandardCharsets.UTF_8));
                if (hash == null) {
                    throw new DamagedStoreException(path, from, "the record does not follow from the one before");
                }
                last = hash;
                from = i + 1;
            }
        }
        end = from;
        if (end < bytes.length) {
            LOG.warn("audit file {}: cut {} bytes of a record that was being written", path, bytes.length - end);
            channel.truncate(end);
        }
    }

    /** @throws UncheckedIOException the line is not there, or half of it was removed again */
    synchronized void append(String body) {
        String hash = AuditChain.hash(last, body);
        ByteBuffer line = ByteBuffer.wrap((AuditChain.line(hash, body) + '\n').getBytes(StandardCharsets.UTF_8));
        try {
            long position = end;
            while (line.hasRemaining()) {
                position += channel.write(line, position);
            }
            channel.force(true);
            end = position;
            last = hash;
        } catch (IOException e) {
            cutBack();
            throw new UncheckedIOException("audit file " + path + ": " + e.getMessage(), e);
        }
    }

    private void cutBack() {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            LOG.error("audit file {}: half a record could not be removed: {}", path, e.toString());
        }
    }

    /** The bodies, oldest first. */
    synchronized List<String> bodies() {
        try {
            byte[] bytes = new byte[Math.toIntExact(end)];
            channel.read(ByteBuffer.wrap(bytes), 0);
            List<String> bodies = new ArrayList<>();
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(AuditChain::body)
                    .forEach(bodies::add);
            return bodies;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("closing {}: {}", path, e.toString());
        }
    }
}
