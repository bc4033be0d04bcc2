package dev.causeway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second owner, of this process or another, out of a store's directory. */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "store.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the directory when it is missing, and locks it.
     *
     * @throws StoreException it is in use, or cannot be written
     */
    static DirectoryLock acquire(Path directory) {
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel =
                    FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException("cannot write to the directory " + directory + ": " + e, e);
        }
        return lock(directory, channel);
    }

    private static DirectoryLock lock(Path directory, FileChannel channel) {
        String holder = null;
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
            holder = "another process";
        } catch (OverlappingFileLockException e) {
            holder = "this process";
        } catch (IOException e) {
            holder = "an unknown owner (" + e + ")";
        }
        closeQuietly(channel);
        throw new StoreException("the directory " + directory + " is in use by " + holder);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("cannot close a lock file", e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
