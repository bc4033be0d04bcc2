package dev.causeway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names one run of the machine's kernel. A store that finds another name than its last owner wrote knows that the machine
 * itself went down in between, and that writes nobody forced may be missing.
 */
public final class BootId {
    /** Longest name a store keeps, in ASCII characters. */
    public static final int MAX_LENGTH = 36;

    private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /**
     * @return the kernel's boot id, 36 characters
     * @throws StoreException the kernel does not tell
     */
    public static String current() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            throw new StoreException("cannot read the boot id from " + KERNEL, e);
        }
    }
}
