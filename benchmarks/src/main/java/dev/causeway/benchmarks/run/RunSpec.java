package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.load.MessageMix;
import dev.causeway.benchmarks.load.Pacing;
import dev.causeway.benchmarks.load.Protocol;

/**
 * One load.
 *
 * @param protocol what the venue speaks
 * @param perSecond messages a second by schedule, 0 for a flood
 * @param messages how many; 0 until the seconds are over
 * @param seconds longest duration of the load
 * @param warmUp messages before it, over all sessions
 * @param warmUpPerSecond their rate
 * @param sessions venue sessions
 * @param channels multicast channels, 1 or 2
 * @param mix kinds of messages
 * @param pacing how the venue waits for the next message's time
 * @param spin whether the receiver polls instead of waiting
 */
public record RunSpec(
        Protocol protocol,
        long perSecond,
        long messages,
        long seconds,
        long warmUp,
        long warmUpPerSecond,
        int sessions,
        int channels,
        MessageMix mix,
        Pacing pacing,
        boolean spin) {
    /** Notices of the gateway's own that may share the feed with the load. */
    private static final int ORIGINATED_ALLOWANCE = 1_000_000;

    /** No machine of this kind floods faster; bounds what the receiver notes when a flood is bounded by time. */
    private static final long FASTEST_FLOOD_PER_SECOND = 6_000_000;

    /** Messages that the buffers between venue and gateway may still hold when a flood's time is over. */
    private static final int HELD_PER_SESSION = 64 * 1024;

    private static final int STARTING_SECONDS = 420;

    /** @throws IllegalArgumentException a value is out of its range; says which */
    public RunSpec {
        if (perSecond < 0 || messages < 0 || seconds < 1 || warmUp < 0 || warmUpPerSecond < 1) {
            throw new IllegalArgumentException("rate " + perSecond + ", messages " + messages + ", seconds " + seconds
                    + ", warm-up " + warmUp + " at " + warmUpPerSecond + ": none may be negative, seconds at least 1");
        }
        if (sessions < 1 || sessions > 1000) {
            throw new IllegalArgumentException("sessions " + sessions + ": 1 to 1000");
        }
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException("channels " + channels + ": 1 or 2");
        }
        if (capacity(load(perSecond, messages, seconds), warmUp, sessions, protocol) > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("more than 2^31 messages in one run");
        }
        warmUp -= warmUp % sessions;
    }

    boolean isFlood() {
        return perSecond == 0;
    }

    /** Feed numbers that the receiver must be able to note. */
    int capacity() {
        return (int) capacity(load(perSecond, messages, seconds), warmUp, sessions, protocol);
    }

    private static long load(long perSecond, long messages, long seconds) {
        long rate = perSecond == 0 ? FASTEST_FLOOD_PER_SECOND : perSecond;
        return messages == 0 ? rate * seconds : messages;
    }

    private static long capacity(long load, long warmUp, int sessions, Protocol protocol) {
        return load + warmUp + (long) sessions * (protocol.definitions() + HELD_PER_SESSION) + ORIGINATED_ALLOWANCE;
    }

    /** The same load over another number of sessions. */
    RunSpec withSessions(int count) {
        return new RunSpec(
                protocol, perSecond, messages, seconds, warmUp, warmUpPerSecond, count, channels, mix, pacing, spin);
    }

    /** Numbers of each session that come before the load. */
    long unmeasuredPerSession() {
        return protocol.definitions() + protocol.adminNumbers() + warmUp / sessions;
    }

    /** No process of the run lives longer, seconds. */
    long longestLifeSeconds() {
        return STARTING_SECONDS + seconds + 2 * warmUp / warmUpPerSecond;
    }

    /** In words, for the results. */
    String describe() {
        String load = isFlood() ? "flood" : perSecond + " msg/s";
        String end = messages == 0 ? seconds + " s" : messages + " messages, at most " + seconds + " s";
        String what = protocol == Protocol.XBP ? "XBP, mix " + mix : "FIX";
        return load + ", " + end + ", " + what + ", " + sessions + " session(s), " + channels
                + " channel(s), warm-up "
                + warmUp + " at " + warmUpPerSecond + "/s, venue pacing " + pacing + ", receiver "
                + (spin ? "spins" : "blocks in select");
    }
}
