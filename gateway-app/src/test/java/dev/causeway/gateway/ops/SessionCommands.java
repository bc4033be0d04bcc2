package dev.causeway.gateway.ops;

import java.util.List;

/**
 * Every command to a session with what it needs besides a reason.
 *
 * @param body the members of its JSON object, single quotes for double ones
 */
record SessionCommands(String body) {
    static final List<SessionCommands> ALL = List.of(
            new SessionCommands("'action':'connect'"),
            new SessionCommands("'action':'disconnect'"),
            new SessionCommands("'action':'logout'"),
            new SessionCommands("'action':'enable'"),
            new SessionCommands("'action':'disable'"),
            new SessionCommands("'action':'test-request'"),
            new SessionCommands("'action':'resend-request','from':1,'to':2"),
            new SessionCommands("'action':'set-seq','nextTarget':1,'expectedTarget':1"),
            new SessionCommands("'action':'switch-endpoint','endpoint':'127.0.0.1:1'"),
            new SessionCommands("'action':'reset','expectedEpoch':1"));

    String action() {
        return body.split("'")[3];
    }

    /** @param more further members, after a comma */
    String json(String reason, String more) {
        String members = more.contains("expectedEpoch") ? body.replace(",'expectedEpoch':1", "") : body;
        return ("{" + members + ",'reason':'" + reason + "'" + more + "}").replace('\'', '"');
    }
}
