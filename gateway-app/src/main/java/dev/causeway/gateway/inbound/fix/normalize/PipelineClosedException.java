package dev.causeway.gateway.inbound.fix.normalize;

import dev.causeway.store.StoreException;

/** The ring takes nothing more: the message was not handed over and its number must not be passed. */
public final class PipelineClosedException extends StoreException {
    private static final long serialVersionUID = 1L;

    public PipelineClosedException() {
        super("the pipeline is closed");
    }
}
