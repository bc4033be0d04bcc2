package dev.causeway.gateway.ops.sessions;

import dev.causeway.gateway.ops.switches.SwitchKind;
import dev.causeway.gateway.ops.switches.Switches;
import dev.causeway.gateway.port.SessionControls;
import dev.causeway.gateway.port.SessionView;

/**
 * One command to a session, as far as the session is concerned.
 *
 * @param action what is done
 * @param first resend-request: from; set-seq: nextSender; 0: not given
 * @param second resend-request: to; set-seq: nextTarget; 0: not given
 * @param endpoint switch-endpoint: host:port, or null
 * @param expected the state the operator believes in
 * @param force dangerous commands also while logged on
 */
record SessionCommand(
        SessionAction action, long first, long second, String endpoint, Expected expected, boolean force) {
    /**
     * What an operator saw; a value that is null is not compared.
     *
     * @param epoch the live epoch
     * @param nextSender number of our next message
     * @param nextTarget number expected next from the venue
     */
    record Expected(Long epoch, Long nextSender, Long nextTarget) {}

    /** @return what is missing or cannot be, or null */
    String fault() {
        return switch (action) {
            case SET_SEQ -> setSeqFault();
            case RESET -> expected.epoch() == null ? "reset: expectedEpoch is required" : null;
            case RESEND_REQUEST -> first < 1 ? "resend-request: from, 1 or more, is required; to: 0 or more" : null;
            case SWITCH_ENDPOINT -> endpoint == null ? "switch-endpoint: endpoint, host:port, is required" : null;
            default -> null;
        };
    }

    private String setSeqFault() {
        if (first < 0 || second < 0 || first + second == 0) {
            return "set-seq: nextSender or nextTarget, 1 or more, is required";
        }
        if (first > 0 && expected.nextSender() == null || second > 0 && expected.nextTarget() == null) {
            return "set-seq: expectedSender goes with nextSender, expectedTarget with nextTarget";
        }
        return null;
    }

    /**
     * Compares and does it; on the thread that owns the session.
     *
     * @throws IllegalStateException the session has moved, or may not be touched while logged on
     */
    void run(SessionView now, SessionControls controls, Switches switches) {
        String id = now.identity().id();
        compare("epoch", expected.epoch(), now.epoch());
        compare("nextSender", expected.nextSender(), now.nextOutbound());
        compare("nextTarget", expected.nextTarget(), now.expected());
        if (action.dangerous() && now.loggedOn() && !force) {
            throw new IllegalStateException(action + " while logged on: log out first, or say force");
        }
        switch (action) {
            case CONNECT -> {
                requireEnabled(switches, id);
                controls.connect();
            }
            case ENABLE -> {
                switches.set(SwitchKind.SESSION, id, false);
                controls.connect();
            }
            case DISABLE -> {
                switches.set(SwitchKind.SESSION, id, true);
                controls.logout();
            }
            case SWITCH_ENDPOINT -> controls.switchEndpoint(endpoint);
            case DISCONNECT -> controls.disconnect();
            case LOGOUT -> controls.logout();
            case TEST_REQUEST -> controls.testRequest();
            case RESEND_REQUEST -> controls.resendRequest(first, second);
            case SET_SEQ -> controls.setNumbers(first, second);
            case RESET -> controls.reset();
        }
    }

    /** Whether it changes what has to outlast the process. */
    boolean switches() {
        return action == SessionAction.ENABLE || action == SessionAction.DISABLE;
    }

    private static void requireEnabled(Switches switches, String id) {
        if (switches.isOff(SwitchKind.SESSION, id)) {
            throw new IllegalStateException("the session is disabled: enable connects it");
        }
    }

    private static void compare(String name, Long wanted, long found) {
        if (wanted != null && wanted != found) {
            throw new IllegalStateException(name + " is " + found + ", expected was " + wanted + ": look again");
        }
    }
}
