package dev.causeway.gateway.inbound.fix.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class WordingTest {
    private final Wording wording = new Wording("FIX.4.4", "TW", "ISLD", false);

    @Test
    void shouldPutATimeAheadSoFarThatItIsStillAheadWhenASlowMachineReadsIt() {
        Duration ahead = ahead("<TIME+121>");

        assertThat(ahead).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(182));
    }

    @Test
    void shouldLeaveATimePastAsItIs() {
        assertThat(ahead("<TIME-121>")).isBetween(Duration.ofSeconds(-150), Duration.ofSeconds(-121));
    }

    private Duration ahead(String time) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        String sent = Wording.fields(wording.frame("35=0|34=2|52=" + time)).get(52);
        return Duration.between(now, LocalDateTime.parse(sent, DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss")));
    }
}
