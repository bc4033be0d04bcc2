package dev.causeway.gateway.inbound.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.port.CapturedWarnings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptQuestionsTest {
    private final KeptQuestions<String> questions = new KeptQuestions<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void shouldAskInTheirOrderAndSoManyAtOnceOnly() {
        questions.keep(1, "one");
        questions.keep(2, "two");
        questions.keep(3, "three");

        assertThat(questions.askWith(2, asked::add)).isFalse();
        assertThat(asked).containsExactly("one", "two");
        assertThat(questions.askWith(2, asked::add)).isTrue();

        assertThat(asked).containsExactly("one", "two", "three");
    }

    @Test
    void shouldKeepWhatFoundNoRoom() {
        questions.keep(1, "one");

        assertThat(questions.askWith(9, question -> false)).isFalse();
        assertThat(questions.askWith(9, asked::add)).isTrue();

        assertThat(asked).containsExactly("one");
    }

    @Test
    void shouldDropTheNewestAndSaySoOnceWhenTooManyWait() {
        try (CapturedWarnings warnings = CapturedWarnings.of(KeptQuestions.class)) {
            for (int i = 0; i < KeptQuestions.CAPACITY + 3; i++) {
                questions.keep(i + 1, "q" + i);
            }
            questions.askWith(Integer.MAX_VALUE, asked::add);

            assertThat(asked).hasSize(KeptQuestions.CAPACITY).startsWith("q0").endsWith("q4095");
            assertThat(warnings.lines()).singleElement().asString().contains("from message 4097");
        }
    }
}
