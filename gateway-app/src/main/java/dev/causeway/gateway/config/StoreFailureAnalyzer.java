package dev.causeway.gateway.config;

import dev.causeway.store.DamagedStoreException;
import dev.causeway.store.StoreException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the stored files instead of a stack trace. */
public final class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreException cause) {
        if (cause instanceof DamagedStoreException damaged) {
            return new FailureAnalysis(
                    "Property: gateway.data-dir\nFile: " + damaged.file() + "\nOffset: " + damaged.offset()
                            + "\nReason: " + damaged.getMessage(),
                    "Data that was once complete is damaged; starting would lose or double messages. Keep a copy of the"
                            + " data directory, look for a failing device, and restore the file from a replica or backup.",
                    damaged);
        }
        return new FailureAnalysis(
                "Property: gateway.data-dir\nReason: " + cause.getMessage(),
                "Make the data directory writable with room to spare, and make sure that no other gateway uses it.",
                cause);
    }
}
