package dev.causeway.gateway.pipeline;

import dev.causeway.gateway.port.Slot;
import dev.causeway.protocol.feed.Src;

/** Where one venue message's slots end. */
final class Units {
    private Units() {}

    /** @return whether a batch may be cut behind this slot */
    static boolean endsUnit(Slot slot) {
        return (slot.flags & Src.FLAG_LAST) != 0;
    }
}
