package dev.causeway.store;

import java.nio.file.Path;

/** The file operations that can fail for want of space or rights: one place for them, and for the faults of tests. */
interface Storage {
    /** Slows the making of a file down. Asked by the thread that makes it. */
    @FunctionalInterface
    interface Pace {
        /** As fast as it goes. */
        Pace FULL = bytes -> {};

        /**
         * Waits as long as it likes.
         *
         * @param bytes done since it was asked last; each byte of a file is written first, then touched, and counts twice
         * @throws StoreException the file is not wanted any more
         */
        void step(int bytes);
    }

    /**
     * Makes a file of zeros, all of its blocks allocated and all of its pages touched, and maps it. Whatever was there is
     * replaced. On failure nothing is left.
     *
     * @param durable whether the zeros must be on the device
     * @param pace asked after each step of at most {@link DiskStorage#STEP_BYTES}
     * @throws StoreException no space, no right, no directory
     */
    MappedFile allocate(Path path, int bytes, boolean durable, Pace pace);

    /** {@link #allocate(Path, int, boolean, Pace)} as fast as it goes. */
    default MappedFile allocate(Path path, int bytes, boolean durable) {
        return allocate(path, bytes, durable, Pace.FULL);
    }

    /**
     * Gives a file its final name in one step.
     *
     * @param durable whether the name must be on the device
     * @throws StoreException the file has its old name, or the directory is gone
     */
    void rename(Path from, Path to, boolean durable);

    /**
     * Waits until a range of a file is on the device.
     *
     * @throws StoreException it may not be
     */
    void force(MappedFile file, int from, int to);
}
