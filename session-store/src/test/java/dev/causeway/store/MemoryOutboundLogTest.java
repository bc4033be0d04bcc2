package dev.causeway.store;

class MemoryOutboundLogTest extends OutboundLogContract {
    @Override
    protected OutboundLog create() {
        return new MemoryOutboundLog();
    }

    @Override
    protected OutboundLog bounded(long maxBytes) {
        return new MemoryOutboundLog(maxBytes);
    }
}
