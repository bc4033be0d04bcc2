package dev.causeway.store.dump;

import dev.causeway.store.StoredRecord;

/**
 * Turns a payload into words; found by {@link java.util.ServiceLoader}, the first that answers is taken. Called by the
 * command's one thread.
 */
@FunctionalInterface
public interface PayloadDecoder {
    /**
     * @param record its payload has no passwords any more; it may be of any type
     * @return one line, or null when the payload is of another format
     */
    String decode(StoredRecord record);
}
