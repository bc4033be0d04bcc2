package dev.causeway.store;

/** When appended records are forced to the device. */
public enum SyncPolicy {
    /** Never by us: survives the death of the process, not of the machine. */
    NONE,
    /** Once per batch, before anything of the batch is published or acknowledged: survives the death of the machine. */
    BATCH
}
