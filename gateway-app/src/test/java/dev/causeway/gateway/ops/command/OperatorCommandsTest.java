package dev.causeway.gateway.ops.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

class OperatorCommandsTest {
    private static final CommandRequest REQUEST = new CommandRequest("sessions/s", "disable", "drill", Map.of());

    private final List<Map<String, Object>> audit = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final OperatorCommands commands = new OperatorCommands(
            (type, data) -> {
                Map<String, Object> record = new HashMap<>(data);
                record.put("type", type);
                audit.add(record);
            },
            50);

    @Test
    void shouldKeepTheEffectOnceTheCommandIsDoneAndRecordBoth() {
        WebEndpointResponse<CommandAnswer> answer = run(() -> done.add("work"), () -> done.add("kept"));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(done).containsExactly("work", "kept");
        assertThat(audit)
                .extracting(record -> record.get("type") + " " + record.get("result"))
                .containsExactly("COMMAND_REQUESTED null", "COMMAND_ENDED done");
    }

    @Test
    void shouldSayThatARestartForgetsItWhenTheEffectCannotBeKept() {
        WebEndpointResponse<CommandAnswer> answer = run(() -> done.add("work"), () -> {
            throw new UncheckedIOException("no room", new IOException());
        });

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getBody().message()).isEqualTo("done, but a restart will not know of it: no room");
        assertThat(audit.get(1)).containsEntry("result", "failed").containsEntry("status", 500);
    }

    @Test
    void shouldKeepNothingWhenTheCommandIsNotDone() {
        WebEndpointResponse<CommandAnswer> conflict = run(
                () -> {
                    throw new IllegalStateException("logged on");
                },
                () -> done.add("kept"));
        WebEndpointResponse<CommandAnswer> late =
                commands.run(REQUEST, () -> "state", work -> true, () -> done.add("work"), () -> done.add("kept"));

        assertThat(conflict.getStatus()).isEqualTo(409);
        assertThat(late.getStatus()).isEqualTo(504);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldSayThatTheOutcomeIsNotKnownWhenWhoeverDoesItDoesNotAnswer() {
        WebEndpointResponse<CommandAnswer> answer = run(
                () -> {
                    throw new NoAnswerException("it may still happen");
                },
                () -> done.add("kept"));

        assertThat(answer.getStatus()).isEqualTo(504);
        assertThat(answer.getBody().message()).isEqualTo("it may still happen");
        assertThat(audit.get(1)).containsEntry("result", "timeout").containsEntry("status", 504);
        assertThat(done).isEmpty();
    }

    @Test
    void shouldDoNothingWhenTheWishCannotBeRecorded() {
        OperatorCommands unrecorded = new OperatorCommands(
                (type, data) -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                },
                50);

        WebEndpointResponse<CommandAnswer> answer =
                unrecorded.run(REQUEST, () -> "state", CommandQueue.AT_ONCE, () -> done.add("work"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(done).isEmpty();
    }

    private WebEndpointResponse<CommandAnswer> run(Runnable work, Runnable keep) {
        return commands.run(REQUEST, () -> "state", CommandQueue.AT_ONCE, work, keep);
    }
}
