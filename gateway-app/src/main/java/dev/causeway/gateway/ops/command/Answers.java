package dev.causeway.gateway.ops.command;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Answers to commands that were not run. Static and stateless. */
public final class Answers {
    private Answers() {}

    /** 400. @param message what is allowed */
    public static WebEndpointResponse<CommandAnswer> badRequest(String message) {
        return answer(400, "bad-request", message);
    }

    /** 404. */
    public static WebEndpointResponse<CommandAnswer> unknown(String message) {
        return answer(404, "unknown", message);
    }

    static WebEndpointResponse<CommandAnswer> answer(int status, String result, String message) {
        return new WebEndpointResponse<>(CommandAnswer.of(result, message), status);
    }
}
