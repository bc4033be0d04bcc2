package dev.causeway.benchmarks.run;

import java.util.List;

/**
 * The gateway with a number of sessions of its own, whatever the command says.
 *
 * @param gateway the gateway
 * @param sessions how many
 */
record CrowdedGateway(GatewaySubject gateway, int sessions) implements GatewayVariant {
    @Override
    public String name() {
        return gateway.name() + "-" + sessions;
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
