package dev.causeway.store;

class MemoryOutboundLogTest extends OutboundLogContract {
    @Override
    protected OutboundLog create() {
        return new MemoryOutboundLog();
    }
}
