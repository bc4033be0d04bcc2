package dev.causeway.gateway.ops.command;

import java.util.Map;

/**
 * What an operator wants done.
 *
 * @param target what it is done to, for example {@code sessions/simx-fix}
 * @param action what is done
 * @param reason why, in the operator's words
 * @param arguments everything else that was said
 */
public record CommandRequest(String target, String action, String reason, Map<String, Object> arguments) {}
