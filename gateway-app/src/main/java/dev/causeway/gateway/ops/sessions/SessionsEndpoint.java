package dev.causeway.gateway.ops.sessions;

import static dev.causeway.gateway.ops.command.Parameters.flag;
import static dev.causeway.gateway.ops.command.Parameters.number;
import static dev.causeway.gateway.ops.command.Parameters.numberOrZero;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.gateway.ops.switches.SwitchKind;
import dev.causeway.gateway.ops.switches.Switches;
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
    private final SessionExecutor executor;
    private final OperatorCommands commands;
    private final Switches switches;

    public SessionsEndpoint(
            Supplier<List<SessionView>> views, SessionExecutor executor, OperatorCommands commands, Switches switches) {
        this.views = views;
        this.executor = executor;
        this.commands = commands;
        this.switches = switches;
    }

    /** All sessions. */
    @ReadOperation
    public List<SessionDescriptor> sessions() {
        return views.get().stream().map(this::describe).toList();
    }

    /** One session, or null for 404. */
    @ReadOperation
    public @Nullable SessionDescriptor session(@Selector String id) {
        SessionView view = find(id);
        return view == null ? null : describe(view);
    }

    private SessionDescriptor describe(SessionView view) {
        return SessionDescriptions.describe(
                view, !switches.isOff(SwitchKind.SESSION, view.identity().id()));
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
     * @param endpoint switch-endpoint: host:port
     * @param expectedEpoch compared when given; required by reset
     * @param expectedSender compared when given; required with nextSender
     * @param expectedTarget compared when given; required with nextTarget
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(
            @Selector String id,
            @Nullable String action,
            @Nullable String reason,
            @Nullable String force,
            @Nullable String from,
            @Nullable String to,
            @Nullable String nextSender,
            @Nullable String nextTarget,
            @Nullable String endpoint,
            @Nullable String expectedEpoch,
            @Nullable String expectedSender,
            @Nullable String expectedTarget) {
        SessionAction known = SessionAction.of(action).orElse(null);
        if (known == null) {
            return Answers.badRequest("action: one of " + SessionAction.names());
        }
        boolean isResend = known == SessionAction.RESEND_REQUEST;
        SessionCommand command = new SessionCommand(
                known,
                isResend ? numberOrZero("from", from) : numberOrZero("nextSender", nextSender),
                isResend ? numberOrZero("to", to) : numberOrZero("nextTarget", nextTarget),
                endpoint,
                new SessionCommand.Expected(
                        number("expectedEpoch", expectedEpoch),
                        number("expectedSender", expectedSender),
                        number("expectedTarget", expectedTarget)),
                flag("force", force));
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
                () -> SessionDescriptions.numbers(find(id)),
                work -> executor.execute(id, owned -> {
                    controls.set(owned);
                    work.run();
                }),
                () -> command.run(find(id), controls.get(), switches),
                command.switches() ? switches::save : OperatorCommands.NOTHING_LASTS);
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
        if (command.endpoint() != null) {
            arguments.put("endpoint", command.endpoint());
        }
        arguments.put("expectedEpoch", command.expected().epoch());
        arguments.put("expectedSender", command.expected().nextSender());
        arguments.put("expectedTarget", command.expected().nextTarget());
        return arguments;
    }
}
