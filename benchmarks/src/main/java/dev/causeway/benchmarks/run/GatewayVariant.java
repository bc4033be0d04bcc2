package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;

/** The gateway under other circumstances, or looked at more closely: it says of itself what the gateway says. */
interface GatewayVariant extends Subject {
    /** The gateway itself. */
    GatewaySubject gateway();

    @Override
    default String name() {
        return gateway().name();
    }

    @Override
    default String conditions() {
        return gateway().conditions();
    }

    @Override
    default Payload payload(Protocol protocol) {
        return gateway().payload(protocol);
    }
}
