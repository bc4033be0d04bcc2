package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionLogTest {
    @ParameterizedTest
    @ValueSource(ints = {554, 925, 96, 1402, 1404})
    void shouldBlankTheValueWhenALineHoldsASecret(int tag) {
        String line =
                SessionLog.line("Enqueued at pos 3: 8=FIX.4.4\u000135=A\u0001" + tag + "=hunter2\u000198=0\u0001");

        assertThat(line).doesNotContain("hunter2").contains(tag + "=***").contains("98=0");
    }

    @Test
    void shouldKeepAnotherTagWhenItEndsLikeASecret() {
        assertThat(SessionLog.line("1=a\u00011554=open\u0001")).contains("1554=open");
    }

    @Test
    void shouldStayOneShortLineWhenThePeerSendsControlCharacters() {
        String line = SessionLog.line("Logout: a\r\nb\u001b[2J" + "x".repeat(5000));

        assertThat(line).hasSizeLessThan(410).doesNotContain("\n").doesNotContain("\u001b");
    }

    @Test
    void shouldLeaveOutTheStackTraceAndKeepWhatHappened() {
        String engines =
                "Error reading/writing in MessageStore\njava.io.IOException: the store refuses\n\tat a.B.c(B.java:1)\n";

        assertThat(SessionLog.line(SessionLog.withoutTrace(engines)))
                .isEqualTo("Error reading/writing in MessageStore|java.io.IOException: the store refuses");
        assertThat(SessionLog.withoutTrace("Sent test request TEST")).isEqualTo("Sent test request TEST");
    }

    @Test
    void shouldHideThePasswordWhenCredentialsAreShown() {
        assertThat(new FixCredentials("me", "hunter2").toString())
                .contains("me")
                .doesNotContain("hunter2");
    }
}
