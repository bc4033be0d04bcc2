package dev.causeway.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MappedOutboundLogContractTest extends DurableOutboundLogContract {
    @TempDir
    Path directory;

    private final FaultyStorage storage = new FaultyStorage();

    @Override
    protected OutboundLog create() {
        return MappedOutboundLog.open(
                new OutboundLogOptions(directory, 1 << 20, 8 << 20, SyncPolicy.BATCH, "boot-1", () -> 42), storage);
    }

    @Override
    protected OutboundLog reopen() {
        return create();
    }

    @Override
    protected void breakStore() {
        storage.noForce = true;
        storage.noSpace = true;
    }

    @Override
    protected void healStore() {
        storage.noForce = false;
        storage.noSpace = false;
    }

    @Override
    protected OutboundLog bounded(long maxBytes) {
        return MappedOutboundLog.open(new OutboundLogOptions(
                directory.resolve("bounded"), 4096, maxBytes, SyncPolicy.BATCH, "boot-1", () -> 42));
    }
}
