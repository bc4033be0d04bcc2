package dev.causeway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk that remembers what was forced to it, page by page and name by name. A power cut leaves that, and of what was not
 * forced whichever pages the system happened to have written back. Any thread.
 */
final class PowerCutStorage implements Storage {
    private static final int PAGE_BYTES = 4096;

    private final Storage disk = new DiskStorage();
    private final Path directory;
    private final Map<String, byte[]> device = new HashMap<>();
    private Set<String> durableNames = new HashSet<>();

    /** A disk that holds what is in the directory now, all of it durable. */
    PowerCutStorage(Path directory) throws IOException {
        this.directory = directory;
        for (Path file : Crash.segments(Files.createDirectories(directory))) {
            device.put(name(file), Files.readAllBytes(file));
            durableNames.add(name(file));
        }
    }

    @Override
    public MappedFile allocate(Path path, int bytes, boolean durable, Pace pace) {
        MappedFile file = disk.allocate(path, bytes, false, pace);
        synchronized (this) {
            device.put(name(path), new byte[bytes]);
        }
        return file;
    }

    @Override
    public synchronized void rename(Path from, Path to, boolean durable) {
        disk.rename(from, to, false);
        device.put(name(to), device.remove(name(from)));
        if (durable) {
            durableNames = names();
        }
    }

    @Override
    public synchronized void force(MappedFile file, int from, int to) {
        // A segment that is about to get its name is already called by it.
        byte[] image = device.getOrDefault(name(file.path()), device.get("journal-next.seg.tmp"));
        int begin = from / PAGE_BYTES * PAGE_BYTES;
        int end = Math.min(image.length, (to + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES);
        file.buffer().getBytes(begin, image, begin, end - begin);
    }

    private Set<String> names() {
        try {
            Set<String> names = new HashSet<>();
            Crash.segments(directory).forEach(file -> names.add(name(file)));
            return names;
        } catch (IOException e) {
            throw new StoreException("cannot list " + directory, e);
        }
    }

    /**
     * What is found after the machine came back; indexes are gone.
     *
     * @param survival how likely a page that was not forced was written back all the same, 0 to 1
     */
    synchronized Path cut(Path to, Random random, double survival) throws IOException {
        Files.createDirectories(to);
        for (String name : durableNames) {
            byte[] image = device.get(name).clone();
            Path living = directory.resolve(name);
            byte[] current = Files.exists(living) ? Files.readAllBytes(living) : image;
            for (int page = 0; page < Math.min(image.length, current.length); page += PAGE_BYTES) {
                if (random.nextDouble() < survival) {
                    int end = Math.min(image.length, page + PAGE_BYTES);
                    System.arraycopy(current, page, image, page, end - page);
                }
            }
            Files.write(to.resolve(name), image);
        }
        return to;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
