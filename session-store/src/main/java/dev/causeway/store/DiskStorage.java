package dev.causeway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** {@link Storage} on a real file system. Without state: any thread. */
final class DiskStorage implements Storage {
    /** Sixteen pages: at most some 160 microseconds where each must first be got from a hypervisor. */
    static final int STEP_BYTES = 64 << 10;

    private static final int PAGE_BYTES = 4096;

    @Override
    public MappedFile allocate(Path path, int bytes, boolean durable, Pace pace) {
        try {
            Files.deleteIfExists(path);
            long usable = Files.getFileStore(path.getParent()).getUsableSpace();
            if (usable < bytes) {
                throw new StoreException("no space for " + path + ": " + bytes + " bytes needed, " + usable + " free");
            }
            writeZeros(path, bytes, durable, pace);
            return touched(MappedFile.map(path, FileChannel.MapMode.READ_WRITE), pace);
        } catch (IOException | StoreException e) {
            deleteQuietly(path, e);
            throw e instanceof StoreException store ? store : new StoreException("cannot make " + path + ": " + e, e);
        }
    }

    /** Behind a force: it would make the pages read-only once more. */
    private static MappedFile touched(MappedFile file, Pace pace) {
        try {
            for (int i = 0; i < file.bytes(); i += PAGE_BYTES) {
                file.buffer().putLong(i, 0);
                if ((i + PAGE_BYTES) % STEP_BYTES == 0) {
                    pace.step(STEP_BYTES);
                }
            }
            return file;
        } catch (StoreException e) {
            file.unmap();
            throw e;
        }
    }

    private static void writeZeros(Path path, int bytes, boolean durable, Pace pace) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            extend(channel, bytes, pace);
            if (durable) {
                channel.force(true);
            }
        }
    }

    /** Writes zeros from the channel's end up to {@code bytes}. */
    static void extend(FileChannel channel, int bytes, Pace pace) throws IOException {
        long at = channel.size();
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(STEP_BYTES, Math.max(0, bytes - at)));
        while (at < bytes) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
            int written = channel.write(zeros, at);
            at += written;
            pace.step(written);
        }
    }

    @Override
    public void rename(Path from, Path to, boolean durable) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot rename " + from + " to " + to.getFileName() + ": " + e, e);
        }
        if (durable) {
            forceName(from, to);
        }
    }

    private static void forceName(Path from, Path to) {
        try (FileChannel directory = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            try {
                Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException stays) {
                e.addSuppressed(stays);
            }
            throw new StoreException("cannot force the name " + to + ": " + e, e);
        }
    }

    @Override
    public void force(MappedFile file, int from, int to) {
        try {
            file.force(from, to);
        } catch (UncheckedIOException e) {
            throw new StoreException("cannot force " + file.path() + ": " + e.getMessage(), e);
        }
    }

    private static void deleteQuietly(Path path, Exception cause) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
