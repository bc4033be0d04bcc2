package dev.causeway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names of a store's files: the segment number in 19 digits, so that names sort as numbers do. */
record SegmentFiles(Path directory, String prefix) {
    private static final String SEGMENT = ".seg";
    private static final String INDEX = ".idx";
    private static final String UNFINISHED = ".tmp";

    static SegmentFiles journal(Path directory) {
        return new SegmentFiles(directory, "journal-");
    }

    static SegmentFiles outbound(Path directory) {
        return new SegmentFiles(directory, "outbound-");
    }

    /**
     * The files of whichever store a directory holds.
     *
     * @throws StoreException it holds none
     */
    static SegmentFiles detect(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StoreException(directory + " is not a directory");
        }
        for (SegmentFiles files : List.of(journal(directory), outbound(directory))) {
            if (!files.numbers().isEmpty()) {
                return files;
            }
        }
        throw new StoreException(directory + " holds no segment of a journal or an outbound log");
    }

    /** {@link SegmentHeader#JOURNAL} or {@link SegmentHeader#OUTBOUND}. */
    int kind() {
        return prefix.startsWith("journal") ? SegmentHeader.JOURNAL : SegmentHeader.OUTBOUND;
    }

    Path segment(long number) {
        return directory.resolve(prefix + "%019d".formatted(number) + SEGMENT);
    }

    Path index(long number) {
        return directory.resolve(prefix + "%019d".formatted(number) + INDEX);
    }

    /** Where the next segment is made before it gets its name. */
    Path unfinishedSegment() {
        return directory.resolve(prefix + "next" + SEGMENT + UNFINISHED);
    }

    Path unfinishedIndex() {
        return directory.resolve(prefix + "next" + INDEX + UNFINISHED);
    }

    /**
     * Numbers of the segments there are, ascending.
     *
     * @throws DamagedStoreException one in the middle is missing
     */
    List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches(prefix + "\\d{19}\\" + SEGMENT))
                    .map(name -> Long.valueOf(name.substring(prefix.length(), prefix.length() + 19)))
                    .sorted()
                    .forEach(numbers::add);
        } catch (IOException e) {
            throw new StoreException("cannot list " + directory, e);
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) != numbers.get(i - 1) + 1) {
                throw new DamagedStoreException(
                        segment(numbers.get(i - 1) + 1), 0, "the segment is missing, later ones are there");
            }
        }
        return numbers;
    }

    /** The newest segment's number, 0 when there is none. */
    long last() {
        List<Long> numbers = numbers();
        return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    }

    void delete(long number) {
        delete(segment(number));
        delete(index(number));
    }

    void deleteUnfinished() {
        delete(unfinishedSegment());
        delete(unfinishedIndex());
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StoreException("cannot delete " + path, e);
        }
    }

    /** Reads one header through a mapping of its own. */
    SegmentHeader header(long number, int kind) {
        MappedFile file = MappedFile.map(segment(number), FileChannel.MapMode.READ_ONLY);
        try {
            SegmentHeader header = SegmentHeader.read(file, kind);
            if (header.number() != number) {
                throw new DamagedStoreException(file.path(), 0, "it holds segment " + header.number());
            }
            return header;
        } finally {
            file.unmap();
        }
    }

    /** Maps a segment for writing; a file cut short is filled up with zeros first. */
    MappedFile openForWriting(long number) {
        Path path = segment(number);
        MappedFile file = MappedFile.map(path, FileChannel.MapMode.READ_WRITE);
        if (file.bytes() < SegmentHeader.RECORDS_START) {
            return file;
        }
        int wanted = file.buffer().getInt(SegmentHeader.BYTES_OFFSET, java.nio.ByteOrder.LITTLE_ENDIAN);
        if (file.bytes() >= wanted || wanted > JournalOptions.MAX_SEGMENT_BYTES) {
            return file;
        }
        file.unmap();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            DiskStorage.extend(channel, wanted, Storage.Pace.FULL);
        } catch (IOException e) {
            throw new StoreException("cannot fill up " + path, e);
        }
        return MappedFile.map(path, FileChannel.MapMode.READ_WRITE);
    }
}
