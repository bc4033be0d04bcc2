package dev.causeway.store;

/**
 * A store could not read or write: disk full, file gone, I/O error. The session that needed the store stops until the
 * store works again; nothing that was refused may be acknowledged to anyone.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
