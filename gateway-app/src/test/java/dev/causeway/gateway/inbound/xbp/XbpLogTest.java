package dev.causeway.gateway.inbound.xbp;

import static dev.causeway.gateway.inbound.xbp.PeerFrames.accept;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.gapFill;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.logout;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.reject;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.sequenceReset;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.trade;
import static dev.causeway.gateway.inbound.xbp.PeerFrames.unknown;
import static dev.causeway.gateway.inbound.xbp.SessionHarness.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.SessionLogLines;
import dev.causeway.protocol.feed.sbe.StatusReason;
import dev.causeway.protocol.xbp.sbe.LogonRejectReason;
import dev.causeway.protocol.xbp.sbe.LogoutReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each event of a session has one line of the log, and nothing else is written where nothing goes wrong. */
class XbpLogTest {
    private static final int POSS_DUP = 1;

    private final SessionLogLines log = new SessionLogLines("simy");

    @AfterEach
    void silence() {
        log.close();
    }

    @Test
    void shouldWriteOneLineAnEvent() {
        SessionHarness on = new SessionHarness().recovered(5);

        on.connect();
        on.give(accept(5, EPOCH, 1));
        on.give(trade(5), trade(8));
        on.give(trade(6, POSS_DUP), trade(7, POSS_DUP));
        on.give(sequenceReset(9, EPOCH, 11));
        on.give(trade(13));
        on.give(gapFill(14, 11, 13));
        on.give(sequenceReset(14, EPOCH + 1, 1));
        on.give(trade(1), trade(2));
        on.give(logout(3, LogoutReason.NORMAL));
        on.disconnect();

        assertThat(log.told()).isEqualTo(SessionLogLines.STORY);
    }

    @Test
    void shouldSayWhyOnceWhenAConnectionFailsAgainAndAgain() {
        SessionHarness on = new SessionHarness().recovered(5);

        for (int attempt = 0; attempt < 100; attempt++) {
            on.session.onConnecting("127.0.0.1:9990");
            on.session.onDisconnected(StatusReason.CONNECT_FAILED, "Connection refused", on.epochNanos);
        }

        assertThat(log.told())
                .containsExactly("WARN session-down", "WARN session simy: 127.0.0.1:9990 Connection refused");
    }

    @Test
    void shouldSayWhyOnceWhenTheVenueKnowsUsNot() {
        SessionHarness on = new SessionHarness().recovered(5);

        on.connect();
        on.give(reject(LogonRejectReason.BAD_SECRET, EPOCH, 1));
        on.disconnect();

        assertThat(log.told()).hasSize(2).contains("ERROR session-failed");
        assertThat(log.told()).anyMatch(line -> line.startsWith("WARN session simy: log-on rejected: BAD_SECRET"));
    }

    @Test
    void shouldWriteALineAMinuteWhenTheVenueSendsWhatCannotBe() {
        SessionHarness on = new SessionHarness().recovered(5).established();
        int before = log.told().size();

        for (int i = 0; i < 50; i++) {
            on.give(unknown(5, 77));
        }
        on.passAlive(30_000);
        on.give(unknown(5, 77));
        on.passAlive(30_000);
        on.give(unknown(5, 77));

        assertThat(log.told().subList(before, log.told().size()))
                .containsExactly(
                        "WARN session simy: template 77 not known (0 like it were not written)",
                        "WARN session simy: template 77 not known (50 like it were not written)");
    }
}
