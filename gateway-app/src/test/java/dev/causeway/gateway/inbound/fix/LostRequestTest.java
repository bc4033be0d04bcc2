package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.EngineSubject.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A ResendRequest that had no effect, once with the engine as it comes and once with the gateway's session around it: the
 * same messages at the same times. The engine waits for ever (quickfixj issues 1114 and 888), the gateway asks again.
 */
class LostRequestTest {
    private static final String REPORT = "37=V|17=E|55=AAPL|150=0|39=0|54=1|151=1|14=0|6=0";
    private static final Duration MORE_THAN_A_HEARTBEAT = Duration.ofSeconds(31);

    /** The request never leaves: another thread sees the end of the connection in that moment. The next connection has a minute of traffic. */
    private static List<String> askedAfterTheRequestWasCut(EngineSubject subject) throws Exception {
        subject.logOn(1);
        subject.cutByResendRequest();
        subject.give("8", 5, REPORT);
        subject.logOn(6);
        traffic(subject, 7);
        return subject.asked();
    }

    /** The venue rejects the request. A minute of traffic goes on. */
    private static List<String> askedAfterTheRequestWasRejected(EngineSubject subject) throws Exception {
        subject.logOn(1);
        subject.give("8", 5, REPORT);
        subject.give("3", 6, "45=2|58=not now");
        traffic(subject, 7);
        return subject.asked();
    }

    private static void traffic(EngineSubject subject, int first) throws Exception {
        for (int seqNo = first; seqNo < first + 2; seqNo++) {
            subject.pass(MORE_THAN_A_HEARTBEAT);
            subject.give("8", seqNo, REPORT);
        }
    }

    private static void fill(EngineSubject subject, int first, int last) throws Exception {
        for (int seqNo = first; seqNo <= last; seqNo++) {
            subject.give("8", seqNo, "43=Y|122=20260101-00:00:00.000|" + REPORT);
        }
    }

    @Test
    void shouldAskAgainWhereTheBareEngineNeverDoesWhenTheRequestNeverLeft() throws Exception {
        try (EngineSubject bare = new EngineSubject(Kind.BARE)) {
            assertThat(askedAfterTheRequestWasCut(bare)).as("the bare engine").isEmpty();
        }
        try (EngineSubject ours = new EngineSubject(Kind.OURS)) {
            assertThat(askedAfterTheRequestWasCut(ours)).isNotEmpty().allMatch(asked -> asked.equals("2..0"));

            fill(ours, 2, 5);

            assertThat(ours.ring.feedNumbers()).containsExactly(2L, 3L, 4L, 5L, 7L, 8L);
            assertThat(ours.ring.violations()).isZero();
        }
    }

    @Test
    void shouldAskAgainWhereTheBareEngineNeverDoesWhenTheRequestWasRejected() throws Exception {
        try (EngineSubject bare = new EngineSubject(Kind.BARE)) {
            assertThat(askedAfterTheRequestWasRejected(bare))
                    .as("the bare engine")
                    .containsExactly("2..0");
        }
        try (EngineSubject ours = new EngineSubject(Kind.OURS)) {
            assertThat(askedAfterTheRequestWasRejected(ours)).containsExactly("2..0", "2..0", "2..0");

            fill(ours, 2, 4);

            assertThat(ours.ring.feedNumbers()).startsWith(2L, 3L, 4L, 5L);
            assertThat(ours.ring.violations()).isZero();
        }
    }
}
