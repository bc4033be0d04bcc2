package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.xbp.ReplayPolicy;
import dev.causeway.gateway.inbound.xbp.XbpSessionSettings;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.protocol.xbp.sbe.CancelOrderDecoder;
import dev.causeway.protocol.xbp.sbe.NewOrderDecoder;
import dev.causeway.protocol.xbp.sbe.OrderStatusRequestDecoder;
import dev.causeway.protocol.xbp.sbe.ReplaceOrderDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

class XbpAssemblyTest {
    @Test
    void shouldAskVenueToCancelOrdersOnlyWhenTold() {
        assertThat(settings().cancelOnDisconnect()).isFalse();
        assertThat(settings("xbp.cancel-on-disconnect", "true").cancelOnDisconnect())
                .isTrue();
    }

    @Test
    void shouldReplayStatusRequestsAloneWhenNothingIsNamed() {
        ReplayPolicy policy = XbpAssembly.replayPolicy(session());

        assertThat(replayed(policy)).containsExactly(OrderStatusRequestDecoder.TEMPLATE_ID);
    }

    @Test
    void shouldReplayTemplatesThatAreNamed() {
        ReplayPolicy policy = XbpAssembly.replayPolicy(session(
                "xbp.replay[0]", "cancel-order", "xbp.replay[1]", "replace-order", "xbp.replay[2]", "new-order"));

        assertThat(replayed(policy))
                .containsExactly(
                        NewOrderDecoder.TEMPLATE_ID, CancelOrderDecoder.TEMPLATE_ID, ReplaceOrderDecoder.TEMPLATE_ID);
    }

    private static List<Integer> replayed(ReplayPolicy policy) {
        return IntStream.range(0, 1_000).filter(policy::replays).boxed().toList();
    }

    private static SessionProperties session(String... options) {
        return new BoundSessions().session("a", options).bind().sessions().get(0);
    }

    private static XbpSessionSettings settings(String... options) {
        SessionProperties session = session(options);
        Map<SessionProperties, SessionIdentity> identities =
                Map.of(session, new SessionIdentity(1, 1, "a", "SIMY", 'X'));
        return new XbpAssembly(identities, new TlsAssembly(new DefaultSslBundleRegistry())).settings(session);
    }
}
