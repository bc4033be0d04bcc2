package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.Protocol;
import dev.causeway.benchmarks.receive.Payload;
import java.util.List;

/**
 * The gateway with a number of sessions of its own, whatever the command says.
 *
 * @param gateway the gateway
 * @param sessions how many
 */
record CrowdedGateway(GatewaySubject gateway, int sessions) implements Subject {
    @Override
    public String name() {
        return gateway.name() + "-" + sessions;
    }

    @Override
    public String conditions() {
        return gateway.conditions();
    }

    @Override
    public Payload payload(Protocol protocol) {
        return gateway.payload(protocol);
    }

    @Override
    public RunSpec spec(RunSpec said) {
        return said.withSessions(sessions);
    }

    @Override
    public Running start(Launcher launcher, RunSpec spec, int venuePort, List<String> channels) {
        return gateway.start(launcher, spec, venuePort, channels);
    }
}
