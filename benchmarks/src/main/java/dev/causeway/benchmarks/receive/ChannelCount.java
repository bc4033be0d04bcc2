package dev.causeway.benchmarks.receive;

/** What one channel carried. Owned by the receiver's thread. */
final class ChannelCount {
    private long datagrams;
    private long messages;
    private long next = 1;
    private long missing;
    private long repeated;

    void onPacket(long sequenceNumber, int messageCount) {
        datagrams++;
        messages += messageCount;
        if (sequenceNumber > next) {
            missing += sequenceNumber - next;
        } else {
            repeated += Math.min(messageCount, next - sequenceNumber);
        }
        next = Math.max(next, sequenceNumber + messageCount);
    }

    long datagrams() {
        return datagrams;
    }

    long messages() {
        return messages;
    }

    /** Numbers this channel jumped over. */
    long missing() {
        return missing;
    }

    /** Numbers this channel carried although it had carried or passed them. */
    long repeated() {
        return repeated;
    }
}
