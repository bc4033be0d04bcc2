package dev.causeway.gateway.inbound.xbp;

import java.util.concurrent.atomic.AtomicLong;

/** Counts and positions of one session. Written by the session's thread only, without fences; read by any. */
final class SessionCounters {
    final AtomicLong messages = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong duplicates = new AtomicLong();
    final AtomicLong gaps = new AtomicLong();
    final AtomicLong gapMoves = new AtomicLong();
    final AtomicLong gapAlarms = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong resendRequests = new AtomicLong();
    final AtomicLong resendRequestsReceived = new AtomicLong();
    final AtomicLong decodeErrors = new AtomicLong();
    final AtomicLong reconnects = new AtomicLong();
    final AtomicLong overflows = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong expected = new AtomicLong();
    final AtomicLong nextOutbound = new AtomicLong();
    final AtomicLong receivedEpochNanos = new AtomicLong();

    static void add(AtomicLong counter, long amount) {
        counter.setRelease(counter.getPlain() + amount);
    }

    static void increment(AtomicLong counter) {
        add(counter, 1);
    }
}
