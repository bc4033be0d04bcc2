package dev.causeway.gateway.port;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All sessions of one protocol, as the gateway starts, stops and shows them. Start and stop: the wiring thread. */
public interface VenueSessions {
    /**
     * Begins connecting.
     *
     * @param wanted which sessions, by id; the others stay down until an operator connects them
     */
    void start(Predicate<String> wanted);

    /**
     * Logs out of every venue and closes, within the time; what has not answered by then is closed anyway.
     *
     * @return whether every session ended in order
     */
    boolean stop(long timeoutMillis);

    /** Where each session stands now; any thread. */
    List<SessionView> views();

    /**
     * Queues an operator's work to the thread that owns the session. Any thread.
     *
     * @return false when the queue is full; nothing will happen then
     * @throws IllegalArgumentException none of these sessions has this id
     */
    boolean execute(String id, Consumer<SessionControls> work);

    /**
     * Runs something with the way out to a venue: XBP on the thread that owns the session, queued to it; FIX at once, on the
     * caller's. Any thread.
     *
     * @return false when the queue is full; nothing will happen then
     * @throws IllegalArgumentException none of these sessions has this id
     */
    boolean withSession(String id, Consumer<VenueSession> work);

    /** The connections whose sockets are ours to tune, in the order of their sessions; any thread. */
    default List<SocketView> sockets() {
        return List.of();
    }
}
