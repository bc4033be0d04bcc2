package dev.causeway.gateway.port;

import java.util.List;

/** All sessions of one protocol, as the gateway starts, stops and shows them. Start and stop: the wiring thread. */
public interface VenueSessions {
    /** Begins connecting. */
    void start();

    /** Logs out of every venue and closes, within the time; what has not answered by then is closed anyway. */
    void stop(long timeoutMillis);

    /** Where each session stands now; any thread. */
    List<SessionView> views();
}
