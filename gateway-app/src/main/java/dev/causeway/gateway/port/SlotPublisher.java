package dev.causeway.gateway.port;

/** The multicast stage as the pipeline sees it. Called on one thread, with committed slots only, in feed order. */
public interface SlotPublisher {
    /** Packs one message; sends the datagrams that are full. Slots that are not on the feed are passed over. */
    void publish(Slot slot);

    /** The batch ends: sends what is packed, so that no message waits for a timer. */
    void flush();

    /** No message for a while: heartbeats that are due. Called at least every few milliseconds when idle. */
    void onIdle();
}
