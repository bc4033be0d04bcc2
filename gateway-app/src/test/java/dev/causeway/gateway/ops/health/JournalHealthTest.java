package dev.causeway.gateway.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class JournalHealthTest {
    private String failure;
    private String impediment;
    private final JournalHealth health = new JournalHealth(() -> failure, () -> impediment, () -> 42);

    @Test
    void shouldBeUpWithPositionWhenNothingStandsInTheWay() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("position", 42L).doesNotContainKey("reason");
    }

    @Test
    void shouldBeDegradedAndSayWhyWhenTheJournalWillRefuseOrIsDamaged() {
        impediment = "the next segment could not be made: no space";

        assertThat(health.health().getStatus()).isEqualTo(JournalHealth.DEGRADED);
        assertThat(health.health().getDetails()).containsEntry("reason", impediment);
    }

    @Test
    void shouldBeDownAndSayWhyWhenTheJournalRefuses() {
        failure = "disk full";
        impediment = "the next segment could not be made: no space";

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("reason", failure);
    }
}
