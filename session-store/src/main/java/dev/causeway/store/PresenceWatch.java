package dev.causeway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Notices that the segment being written lost its name: a mapping goes on working when its directory was removed, but what
 * is written to it is gone with the process. {@link #watch} is for the owner, {@link #check} for whichever thread has the
 * time, {@link #absence} for any.
 */
final class PresenceWatch {
    private record Watched(Path file, Object key) {}

    private volatile Watched watched;
    private volatile String absence;

    /** From now on this file. */
    void watch(Path file) {
        watched = new Watched(file, key(file));
        absence = null;
    }

    /** Looks; a file that came back is good again. */
    void check() {
        Watched looked = watched;
        if (looked == null) {
            return;
        }
        Object key = key(looked.file);
        String found = null;
        if (key == null) {
            found = looked.file + " is gone: what would be written to it would be gone too";
        } else if (!Objects.equals(key, looked.key)) {
            found = looked.file + " is another file now";
        }
        if (watched == looked) {
            absence = found;
        }
    }

    /** Why nothing may be written, null while the file is there. */
    String absence() {
        return absence;
    }

    /** @throws StoreException the file was not there at the last look */
    void require() {
        String reason = absence;
        if (reason != null) {
            throw new StoreException(reason);
        }
    }

    /** What tells one file from another, null when there is none. */
    private static Object key(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? "" : key;
        } catch (IOException e) {
            return null;
        }
    }
}
