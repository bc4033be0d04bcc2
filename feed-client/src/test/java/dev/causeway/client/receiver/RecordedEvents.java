package dev.causeway.client.receiver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Keeps what a receiver told, one line an event, and the delivered numbers. */
final class RecordedEvents implements FeedEvents {
    final List<String> lines = new ArrayList<>();
    final List<Long> delivered = new ArrayList<>();
    final List<Long> lost = new ArrayList<>();
    final Map<String, List<Long>> deliveredOf = new HashMap<>();
    final Map<String, List<Long>> lostOf = new HashMap<>();
    String session;

    @Override
    public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
        byte[] name = new byte[10];
        buffer.getBytes(offset, name);
        String own = new String(name, StandardCharsets.US_ASCII).trim();
        if (!own.equals(session) || buffer.getLong(offset + 16) != seqNo) {
            throw new AssertionError(
                    "delivered as " + session + "/" + seqNo + " what is " + own + "/" + buffer.getLong(offset + 16));
        }
        delivered.add(seqNo);
        deliveredOf.get(session).add(seqNo);
    }

    @Override
    public void onSession(String name, long firstSeqNo) {
        session = name;
        if (deliveredOf.put(name, new ArrayList<>()) != null) {
            throw new AssertionError("session " + name + " began twice");
        }
        lostOf.put(name, new ArrayList<>());
        lines.add("session " + name + " from " + firstSeqNo);
    }

    @Override
    public void onEndOfSession(String name, long lastSeqNo) {
        lines.add("end " + name + " at " + lastSeqNo);
    }

    @Override
    public void onGapOpened(long fromSeqNo, long toSeqNo) {
        lines.add("opened " + fromSeqNo + "-" + toSeqNo);
    }

    @Override
    public void onGapFilled(long fromSeqNo, long toSeqNo) {
        lines.add("filled " + fromSeqNo + "-" + toSeqNo);
    }

    @Override
    public void onGapLost(long fromSeqNo, long toSeqNo) {
        lines.add("lost " + fromSeqNo + "-" + toSeqNo);
        for (long seqNo = fromSeqNo; seqNo <= toSeqNo; seqNo++) {
            lost.add(seqNo);
            lostOf.get(session).add(seqNo);
        }
    }

    @Override
    public void onChannelStale(int channel) {
        lines.add("stale " + channel);
    }

    @Override
    public void onChannelAlive(int channel) {
        lines.add("alive " + channel);
    }

    @Override
    public void onInactive() {
        lines.add("inactive");
    }

    @Override
    public void onActive() {
        lines.add("active");
    }
}
