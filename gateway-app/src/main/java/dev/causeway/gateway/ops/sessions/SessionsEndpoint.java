package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/sessions} and {@code /actuator/sessions/{id}}. An unknown id is 404. */
@Endpoint(id = "sessions")
public final class SessionsEndpoint {
    private final Supplier<List<SessionView>> views;
    private final SessionDescriptions descriptions;
    private final SessionExecutor executor;
    private final OperatorCommands commands;

    public SessionsEndpoint(
            Supplier<List<SessionView>> views,
            SessionDescriptions descriptions,
            SessionExecutor executor,
            OperatorCommands commands) {
        this.views = views;
        this.descriptions = descriptions;
        this.executor = executor;
        this.commands = commands;
    }

    /** All sessions. */
    @ReadOperation
    public List<SessionDescriptor> sessions() {
        return views.get().stream().map(descriptions::describe).toList();
    }

    /** One session, or null for 404. */
    @ReadOperation
    public @Nullable SessionDescriptor session(@Selector String id) {
        SessionView view = find(id);
        return view == null ? null : descriptions.describe(view);
    }

    /**
     * A command. The body is flat because Actuator binds only flat names, one parameter each.
     *
     * @param action one of {@link SessionAction}
     * @param reason for the audit
     * @param force set-seq and reset also while logged on
     * @param from resend-request: first number
     * @param to resend-request: last number, 0 for the newest
     * @param nextSender set-seq
     * @param nextTarget set-seq
     * @param expectedEpoch compared when given; required by reset
     * @param expectedSender compared when given; required with nextSender
     * @param expectedTarget compared when given; required with nextTarget
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(
            @Selector String id,
            @Nullable String action,
            @Nullable String reason,
            @Nullable Boolean force,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long nextSender,
            @Nullable Long nextTarget,
            @Nullable Long expectedEpoch,
            @Nullable Long expectedSender,
            @Nullable Long expectedTarget) {
        SessionAction known = SessionAction.of(action).orElse(null);
        if (known == null) {
            return Answers.badRequest("action: one of " + SessionAction.names());
        }
        boolean isResend = known == SessionAction.RESEND_REQUEST;
        SessionCommand command = new SessionCommand(
                known,
                orZero(isResend ? from : nextSender),
                orZero(isResend ? to : nextTarget),
                new SessionCommand.Expected(expectedEpoch, expectedSender, expectedTarget),
                Boolean.TRUE.equals(force));
        return run(id, command, reason);
    }

    private WebEndpointResponse<CommandAnswer> run(String id, SessionCommand command, String reason) {
        if (find(id) == null) {
            return Answers.unknown("no such session; there are "
                    + views.get().stream().map(view -> view.identity().id()).toList());
        }
        if (command.fault() != null) {
            return Answers.badRequest(command.fault());
        }
        CommandRequest request =
                new CommandRequest("sessions/" + id, command.action().toString(), reason, arguments(command));
        AtomicReference<SessionControls> controls = new AtomicReference<>();
        return commands.run(
                request,
                () -> descriptions.numbers(find(id)),
                work -> executor.execute(id, owned -> {
                    controls.set(owned);
                    work.run();
                }),
                () -> command.run(find(id), controls.get()));
    }

    private SessionView find(String id) {
        return views.get().stream()
                .filter(view -> view.identity().id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> arguments(SessionCommand command) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("force", command.force());
        if (command.action() == SessionAction.RESEND_REQUEST) {
            arguments.put("from", command.first());
            arguments.put("to", command.second());
        } else if (command.action() == SessionAction.SET_SEQ) {
            arguments.put("nextSender", command.first());
            arguments.put("nextTarget", command.second());
        }
        arguments.put("expectedEpoch", command.expected().epoch());
        arguments.put("expectedSender", command.expected().nextSender());
        arguments.put("expectedTarget", command.expected().nextTarget());
        return arguments;
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }
}
