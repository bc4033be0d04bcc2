package dev.causeway.store;

import java.nio.file.Path;

/** A stored file is damaged before its tail: data that was once complete is no longer. Opening is refused. */
public final class DamagedStoreException extends StoreException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long offset;

    /**
     * @param file the damaged file
     * @param offset first byte, from the start of the file, of the record that cannot be read
     * @param reason what is wrong there
     */
    public DamagedStoreException(Path file, long offset, String reason) {
        super("damaged store file " + file + " at offset " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    public long offset() {
        return offset;
    }
}
