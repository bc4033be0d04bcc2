package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogonRefusalTest {
    @ParameterizedTest
    @CsvSource({
        "'', Invalid password, CREDENTIALS, 0",
        "'', Authentication failed, CREDENTIALS, 0",
        "'', User not authorised, CREDENTIALS, 0",
        "5, '', CREDENTIALS, 0",
        "6, try later, CREDENTIALS, 0",
        "'', 'MsgSeqNum too low, expecting 17 but received 3', SEQUENCE, 17",
        "9, 'MsgSeqNum(34) is too low. Expected 1234', SEQUENCE, 1234",
        "9, '', OTHER, 0",
        "7, Logons are not allowed at this time, OTHER, 0",
        "'', Market closed, OTHER, 0",
        "'', '', OTHER, 0",
        "'', 'too low, expecting 99999999999999999999', SEQUENCE, 999999999"
    })
    void shouldTellWhatIsToBeDone(String status, String text, LogonRefusal.Kind kind, int expecting) {
        LogonRefusal refusal = LogonRefusal.of(status, text);

        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.expecting()).isEqualTo(expecting);
    }

    @Test
    void shouldBeRefusedWithoutAnswerWhenOnlyTheLogonLeft() {
        LogonAttempt attempt = new LogonAttempt();
        attempt.sent();

        assertThat(attempt.end().refusal()).isEqualTo(LogonRefusal.UNANSWERED);
        assertThat(attempt.end().outcome()).isEqualTo(LogonAttempt.Outcome.NOT_TRIED);
    }

    @Test
    void shouldNotBeRefusedWhenTheVenueLogsOutLater() {
        LogonAttempt attempt = new LogonAttempt();
        attempt.sent();
        attempt.accepted();
        attempt.refused("", "password expires today");

        assertThat(attempt.end().outcome()).isEqualTo(LogonAttempt.Outcome.ACCEPTED);
    }
}
