package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.inbound.fix.FixRules;
import dev.causeway.gateway.inbound.fix.FixSchedule;
import dev.causeway.gateway.inbound.fix.FixSessionOptions;
import dev.causeway.gateway.inbound.fix.outbound.ResendPolicy;
import dev.causeway.gateway.inbound.gap.GapPolicy;
import dev.causeway.gateway.inbound.socket.TestIdentity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

class FixOptionsTest {
    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

    @Test
    void shouldBePlainAndAlwaysUpWhenNothingIsSet() {
        assertThat(options().transport()).isEqualTo(FixSessionOptions.DEFAULTS.transport());
        assertThat(options().schedule()).isNull();
        assertThat(options().gaps()).isEqualTo(GapPolicy.usual(Duration.ofSeconds(30)));
    }

    @Test
    void shouldAskForMissingMessagesAsIsSaid() {
        FixSessionOptions options = options("resend.timeout", "5s", "resend.attempts", "2", "resend.chunk", "500");

        assertThat(options.gaps()).isEqualTo(new GapPolicy(Duration.ofSeconds(5), 2, 500));
    }

    @Test
    void shouldRunWithinTls13AndVerifyTheNameWhenABundleIsNamed() throws Exception {
        bundles.registerBundle(
                "venues",
                SslBundle.of(
                        SslStoreBundle.of(null, null, TestIdentity.trustStore()), SslBundleKey.NONE, SslOptions.NONE));

        FixSessionOptions options = options("ssl-bundle", "venues");

        assertThat(options.transport().tls().protocols()).containsExactly("TLSv1.3");
        assertThat(options.transport().tls().verifyHostName()).isTrue();
    }

    @Test
    void shouldRefuseTheBundleWhenItTrustsNobodyInParticular() {
        bundles.registerBundle(
                "venues", SslBundle.of(SslStoreBundle.of(null, null, null), SslBundleKey.NONE, SslOptions.NONE));

        assertThatThrownBy(() -> options("ssl-bundle", "venues"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a bundle with trust material");
    }

    @Test
    void shouldTakeAWeeksSchedule() {
        FixSessionOptions options = options(
                "fix.schedule.start-time", "18:00",
                "fix.schedule.end-time", "17:00:30",
                "fix.schedule.start-day", "sunday",
                "fix.schedule.end-day", "friday",
                "fix.schedule.time-zone", "America/New_York");

        assertThat(options.schedule())
                .isEqualTo(new FixSchedule(
                        LocalTime.of(18, 0),
                        LocalTime.of(17, 0, 30),
                        new FixSchedule.Week(DayOfWeek.SUNDAY, DayOfWeek.FRIDAY),
                        List.of(),
                        ZoneId.of("America/New_York")));
    }

    @Test
    void shouldTakeWhatAVenueThatAsksAgainGets() {
        FixSessionOptions options = options(
                "fix.resend.types", "8,D",
                "fix.resend.max-age", "0",
                "fix.resend.max-range", "7",
                "fix.resend.numbers-per-second", "500");

        assertThat(options.resend()).isEqualTo(new ResendPolicy(Set.of("8", "D"), Duration.ZERO, 7, 500));
    }

    @ParameterizedTest
    @CsvSource({
        "fix.resend.max-age, -1s",
        "fix.schedule.time-zone, Europe/Atlantis",
        "fix.schedule.start-day, monday",
        "fix.schedule.end-day, monday",
        "fix.socket.local-address, 192.0.2.1"
    })
    void shouldNameTheKeyWhenASettingCannotBeUsed(String key, String value) {
        assertThatThrownBy(
                        () -> options("fix.schedule.start-time", "08:00", "fix.schedule.end-time", "18:00", key, value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].fix.");
    }

    @Test
    void shouldSayNothingOfTheNumbersUnlessToldTo() {
        assertThat(FixOptions.rules(session())).isEqualTo(FixRules.DEFAULTS);
        assertThat(FixOptions.rules(session("fix.next-expected-msg-seq-num", "true")))
                .isEqualTo(new FixRules(false, false, false, false, true, false));
        assertThat(FixOptions.rules(session("fix.last-msg-seq-num-processed", "true")))
                .isEqualTo(new FixRules(false, false, false, false, false, true));
    }

    @Test
    void shouldNameTheKeyWhenTheVersionHasNoNextExpectedNumber() {
        SessionProperties session = session("fix.begin-string", "FIX.4.2", "fix.next-expected-msg-seq-num", "true");

        assertThatThrownBy(() -> FixOptions.rules(session))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.sessions[a].fix.next-expected-msg-seq-num");
    }

    private FixSessionOptions options(String... more) {
        return new FixOptions(new TlsAssembly(bundles)).of(session(more));
    }

    private static SessionProperties session(String... more) {
        List<String> settings = new ArrayList<>(List.of("protocol", "fix", "fix.begin-string", "FIX.4.4"));
        settings.addAll(List.of("fix.sender-comp-id", "A", "fix.target-comp-id", "B"));
        settings.addAll(List.of(more));
        return new BoundSessions()
                .session("a", settings.toArray(String[]::new))
                .bind()
                .sessions()
                .get(0);
    }
}
