package dev.causeway.gateway.ops.command;

import dev.causeway.gateway.ops.audit.AuditTrail;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Runs commands so that each leaves two audit records: the wish, before anything happens, and the outcome. A command whose
 * wish cannot be recorded is not run (503). Any thread.
 */
public final class OperatorCommands {
    /** Type of the record written before. */
    public static final String REQUESTED = "COMMAND_REQUESTED";

    /** Type of the record written after. */
    public static final String ENDED = "COMMAND_ENDED";

    private static final Logger LOG = LoggerFactory.getLogger(OperatorCommands.class);
    private static final int MAX_REASON_CHARS = 200;

    /** For commands whose effect ends with the process. */
    public static final Runnable NOTHING_LASTS = () -> {};

    private final AuditTrail audit;
    private final long timeoutMillis;

    /** @param timeoutMillis how long the owner's thread may take to answer */
    public OperatorCommands(AuditTrail audit, long timeoutMillis) {
        this.audit = audit;
        this.timeoutMillis = timeoutMillis;
    }

    /** @return what is wrong with a reason, or null */
    public static String reasonFault(String reason) {
        if (reason == null || reason.isBlank()) {
            return "reason: required, up to " + MAX_REASON_CHARS + " characters";
        }
        return reason.length() > MAX_REASON_CHARS
                ? "reason: " + reason.length() + " characters, allowed are " + MAX_REASON_CHARS
                : null;
    }

    /**
     * Records, queues, waits and records again.
     *
     * @param state a picture of the target, taken before and after on the owner's thread
     * @param work throws IllegalStateException for 409, IllegalArgumentException for 400
     */
    public WebEndpointResponse<CommandAnswer> run(
            CommandRequest request, Supplier<?> state, CommandQueue owner, Runnable work) {
        return run(request, state, owner, work, NOTHING_LASTS);
    }

    /**
     * The same for a command whose effect outlasts the process.
     *
     * @param keep makes the effect durable, on the request's thread, once the command is done; throws UncheckedIOException
     *     when it cannot
     */
    public WebEndpointResponse<CommandAnswer> run(
            CommandRequest request, Supplier<?> state, CommandQueue owner, Runnable work, Runnable keep) {
        String fault = reasonFault(request.reason());
        if (fault != null) {
            return Answers.badRequest(fault);
        }
        Map<String, Object> record = describe(request);
        try {
            audit.record(REQUESTED, record);
        } catch (UncheckedIOException e) {
            LOG.error(
                    "{} {} not run, the audit file cannot be written: {}",
                    request.action(),
                    request.target(),
                    e.toString());
            return Answers.answer(503, "refused", "the audit file cannot be written, so nothing was done");
        }
        Execution execution = new Execution(state, work);
        WebEndpointResponse<CommandAnswer> answer = owner.offer(execution)
                ? kept(execution.await(timeoutMillis), keep)
                : Answers.answer(503, "refused", "the owner's queue is full, nothing was done");
        recordEnd(record, answer);
        return answer;
    }

    private static WebEndpointResponse<CommandAnswer> kept(WebEndpointResponse<CommandAnswer> answer, Runnable keep) {
        CommandAnswer body = answer.getBody();
        if (!body.result().equals(Execution.DONE)) {
            return answer;
        }
        try {
            keep.run();
            return answer;
        } catch (UncheckedIOException e) {
            String text = "done, but a restart will not know of it: " + e.getMessage();
            return new WebEndpointResponse<>(new CommandAnswer("failed", text, body.before(), body.after()), 500);
        }
    }

    private void recordEnd(Map<String, Object> record, WebEndpointResponse<CommandAnswer> answer) {
        CommandAnswer body = answer.getBody();
        record.put("result", body.result());
        record.put("status", answer.getStatus());
        record.put("message", body.message());
        record.put("before", body.before());
        record.put("after", body.after());
        try {
            audit.record(ENDED, record);
        } catch (UncheckedIOException e) {
            LOG.error("the end of a command is not in the audit file: {}: {}", record, e.toString());
        }
    }

    private static Map<String, Object> describe(CommandRequest request) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("target", request.target());
        record.put("action", request.action());
        record.put("reason", request.reason());
        record.put("arguments", request.arguments());
        return record;
    }
}
