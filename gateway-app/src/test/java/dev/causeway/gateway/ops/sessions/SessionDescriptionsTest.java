package dev.causeway.gateway.ops.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.CommittedNumbers;
import dev.causeway.gateway.port.SessionIdentity;
import dev.causeway.gateway.port.SessionView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The journal may commit between a session's view and the reading of what is committed. */
class SessionDescriptionsTest {
    private static final int EPOCH = 3;

    @Test
    void shouldNotShowLessSeenThanCommitted() {
        SessionDescriptions descriptions = new SessionDescriptions(committed(EPOCH, 376));

        SessionDescriptor descriptor = descriptions.describe(view(375), true);

        assertThat(descriptor.expectedCommitted()).isEqualTo(376);
        assertThat(descriptor.expectedLive()).isEqualTo(376);
        assertThat(descriptions.numbers(view(375))).containsEntry("nextTarget", 376L);
    }

    @Test
    void shouldShowWhatIsStillInTheRing() {
        SessionDescriptor descriptor = new SessionDescriptions(committed(EPOCH, 376)).describe(view(400), true);

        assertThat(descriptor.expectedCommitted()).isEqualTo(376);
        assertThat(descriptor.expectedLive()).isEqualTo(400);
    }

    @Test
    void shouldNotTakeTheNumbersOfAnotherEpochForThoseOfThisOne() {
        SessionDescriptor descriptor = new SessionDescriptions(committed(EPOCH - 1, 376)).describe(view(1), true);

        assertThat(descriptor.expectedLive()).isEqualTo(1);
    }

    private static SessionView view(long expected) {
        return new SessionView(
                new SessionIdentity(1, 1, "s", "V", 'X'),
                "ESTABLISHED",
                true,
                true,
                "h:1",
                EPOCH,
                expected,
                1,
                List.of(),
                0,
                0,
                null,
                0,
                null,
                Map.of());
    }

    private static CommittedNumbers committed(int epoch, long expected) {
        return new CommittedNumbers() {
            @Override
            public long committedExpected(int sessionNo) {
                return expected;
            }

            @Override
            public int committedEpoch(int sessionNo) {
                return epoch;
            }

            @Override
            public long committedVenueEpoch(int sessionNo) {
                return 0;
            }

            @Override
            public long committedEpochStartNanos(int sessionNo) {
                return 0;
            }
        };
    }
}
