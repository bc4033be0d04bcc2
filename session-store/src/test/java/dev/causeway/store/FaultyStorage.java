package dev.causeway.store;

import java.nio.file.Path;

/** The disk, with faults a test switches on: any thread. */
final class FaultyStorage implements Storage {
    volatile boolean noSpace;
    volatile boolean noRename;
    volatile boolean noForce;
    private final Storage disk = new DiskStorage();

    @Override
    public MappedFile allocate(Path path, int bytes, boolean durable, Pace pace) {
        if (noSpace) {
            throw new StoreException("no space for " + path + " (fault of the test)");
        }
        return disk.allocate(path, bytes, durable, pace);
    }

    @Override
    public void rename(Path from, Path to, boolean durable) {
        if (noRename) {
            throw new StoreException("cannot rename " + from + " (fault of the test)");
        }
        disk.rename(from, to, durable);
    }

    @Override
    public void force(MappedFile file, int from, int to) {
        if (noForce) {
            throw new StoreException("cannot force " + file.path() + " (fault of the test)");
        }
        disk.force(file, from, to);
    }
}
