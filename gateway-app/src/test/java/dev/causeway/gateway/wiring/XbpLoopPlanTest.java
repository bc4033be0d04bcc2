package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.config.XbpProperties;
import java.util.List;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.junit.jupiter.api.Test;

class XbpLoopPlanTest {
    @Test
    void shouldSpreadSharedSessionsAndGiveDedicatedOnesTheirOwnLoop() {
        BoundSessions bound = new BoundSessions()
                .with("gateway.xbp.loops", "2")
                .session("a")
                .session("own", "xbp.loop", "dedicated", "xbp.idle", "busy-spin")
                .session("b")
                .session("c")
                .session("own-too", "xbp.loop", "dedicated");

        List<XbpLoopPlan> plans = plans(bound.bind());

        assertThat(plans.stream().map(XbpLoopPlanTest::ids))
                .containsExactly(List.of("a", "c"), List.of("b"), List.of("own"), List.of("own-too"));
        assertThat(plans.stream().map(XbpLoopPlan::idle))
                .containsExactly(
                        XbpProperties.Idle.BLOCKING,
                        XbpProperties.Idle.BLOCKING,
                        XbpProperties.Idle.BUSY_SPIN,
                        XbpProperties.Idle.BLOCKING);
    }

    @Test
    void shouldWaitInSelectOnlyWhenIdleIsBlocking() {
        BoundSessions bound = new BoundSessions()
                .with("gateway.xbp.idle", "backoff")
                .with("gateway.xbp.bytes-per-turn", "64KB")
                .session("a")
                .session("spin", "xbp.loop", "dedicated", "xbp.idle", "busy-spin")
                .session("block", "xbp.loop", "dedicated", "xbp.idle", "blocking");

        List<XbpLoopPlan> plans = plans(bound.bind());

        assertThat(plans.stream().map(plan -> plan.loopSettings().selectTimeoutMillis()))
                .containsExactly(0L, 0L, 10L);
        assertThat(plans).allMatch(plan -> plan.loopSettings().bytesPerTurn() == 64 * 1024);
        assertThat(plans.get(0).idleStrategy()).isInstanceOf(BackoffIdleStrategy.class);
        assertThat(plans.get(1).idleStrategy()).isInstanceOf(BusySpinIdleStrategy.class);
        assertThat(plans.get(2).idleStrategy()).isInstanceOf(NoOpIdleStrategy.class);
    }

    @Test
    void shouldRefuseIdleOfItsOwnWhenLoopIsShared() {
        GatewayProperties properties =
                new BoundSessions().session("a", "xbp.idle", "busy-spin").bind();

        assertThatThrownBy(() -> plans(properties))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].xbp.idle = BUSY_SPIN");
    }

    @Test
    void shouldRefuseShareWhenBelowOneKilobyteOrAboveSixteenMegabytes() {
        for (String wrong : List.of("1023B", "17MB")) {
            GatewayProperties properties = new BoundSessions()
                    .with("gateway.xbp.bytes-per-turn", wrong)
                    .session("a")
                    .bind();

            assertThatThrownBy(() -> plans(properties)).hasMessageContaining("gateway.xbp.bytes-per-turn");
        }
    }

    private static List<XbpLoopPlan> plans(GatewayProperties properties) {
        return XbpLoopPlan.of(properties.xbp(), properties.sessions());
    }

    private static List<String> ids(XbpLoopPlan plan) {
        return plan.sessions().stream().map(SessionProperties::id).toList();
    }
}
