package dev.causeway.client.receiver;

import dev.causeway.client.receiver.FeedCounters.Channel;
import dev.causeway.client.receiver.FeedCounters.Total;
import dev.causeway.client.receiver.OrderedStream.Outcome;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketReader;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/**
 * One feed from two channels and a retransmission server: every message of the session once and in order, or declared
 * lost. Sans-I/O: give it datagrams and the time, it calls {@link FeedEvents} and {@link RequestSink}. Protocol document:
 * FEED section 2.
 *
 * <p>Owner: one thread; the counters may be read by any. Times are monotonic nanoseconds and never go back. Allocates
 * nothing per message; memory is bounded by {@link ReceiverSettings#holdMessages()}. No input makes it throw: what is no
 * packet is counted and ignored. What {@link FeedEvents} throws passes through.
 */
public final class FeedReceiver {
    private static final long MAX_ROLL_GRACE_NANOS = 250_000_000;

    private final ReceiverSettings settings;
    private final FeedEvents events;
    private final FeedCounters counters = new FeedCounters();
    private final MoldPacketReader reader = new MoldPacketReader();
    private final OrderedStream stream;
    private final BulkPursuit bulk;
    private final GapPursuit pursuit;
    private final ChannelWatch channels;
    private final SessionChange change;
    private final byte[] session = new byte[MoldHeader.SESSION_LENGTH];
    private boolean hasSession;
    private boolean ended;
    private boolean endAnnounced;
    private long suspectSeqNo;

    /** Without a bulk server. @param nowNanos the silence of the channels is counted from here */
    public FeedReceiver(ReceiverSettings settings, FeedEvents events, RequestSink requests, long nowNanos) {
        this(settings, events, requests, BulkSink.NONE, nowNanos);
    }

    /** @param nowNanos the silence of the channels is counted from here */
    public FeedReceiver(
            ReceiverSettings settings, FeedEvents events, RequestSink requests, BulkSink bulkSink, long nowNanos) {
        this.settings = settings;
        this.events = events;
        long gapTimeoutNanos = settings.gapTimeout().toNanos();
        stream = new OrderedStream(events, counters, settings.holdMessages());
        bulk = new BulkPursuit(bulkSink, counters);
        pursuit = new GapPursuit(stream, requests, bulk, counters, gapTimeoutNanos);
        channels = new ChannelWatch(settings, events, counters, nowNanos);
        change = new SessionChange(settings.channels(), Math.min(gapTimeoutNanos, MAX_ROLL_GRACE_NANOS));
    }

    /** Counts, readable by any thread. */
    public FeedCounters counters() {
        return counters;
    }

    /** The number to be delivered next; 1 before a session was seen. */
    public long nextSeqNo() {
        return stream.next();
    }

    /**
     * A datagram of a channel.
     *
     * @param channel 0 (A) or 1 (B), below {@link ReceiverSettings#channels()}
     */
    public void onDatagram(int channel, DirectBuffer buffer, int offset, int length, long nowNanos) {
        counters.add(Channel.DATAGRAMS, channel, 1);
        counters.add(Channel.BYTES, channel, length);
        if (reader.wrap(buffer, offset, length) != MoldPacketReader.Outcome.OK) {
            counters.add(Channel.MALFORMED, channel, 1);
            return;
        }
        channels.heard(channel, nowNanos);
        if (!isCurrent(channel, buffer, offset, nowNanos)) {
            counters.add(Channel.OTHER_SESSION, channel, 1);
            return;
        }
        long first = reader.sequenceNumber();
        if (!isPlausible(first)) {
            counters.add(Channel.IMPLAUSIBLE, channel, 1);
            return;
        }
        ended |= reader.isEndOfSession();
        long nextShown = first + reader.messageCount();
        channels.shown(channel, nextShown);
        takeMessages(channel, first, buffer, nowNanos);
        stream.advanceKnown(nextShown, nowNanos);
        if (!stream.gaps().isEmpty()) {
            pursuit.onShownByAll(channels.shownByAll(), nowNanos);
        }
        settle(nowNanos);
    }

    /** A datagram of the retransmission server. */
    public void onRetransmission(DirectBuffer buffer, int offset, int length, long nowNanos) {
        if (reader.wrap(buffer, offset, length) != MoldPacketReader.Outcome.OK
                || !hasSession
                || !reader.isSession(session)
                || reader.sequenceNumber() + reader.messageCount() > stream.known()) {
            counters.add(Total.ANSWERS_REFUSED, 1);
            return;
        }
        counters.add(Total.ANSWERS, 1);
        long first = reader.sequenceNumber();
        long end = first + reader.messageCount();
        for (long seqNo = first; reader.next(); seqNo++) {
            if (offer(seqNo, buffer, nowNanos) == Outcome.DUPLICATE) {
                counters.add(Total.ANSWER_DUPLICATES, 1);
            }
        }
        pursuit.onAnswer(first, end, nowNanos);
        settle(nowNanos);
    }

    /**
     * Bytes of the bulk server's connection, from the first that was not used yet.
     *
     * @return how many were used; 0 when there are too few
     */
    public int onBulk(DirectBuffer buffer, int offset, int length, long nowNanos) {
        int used = 0;
        while (true) {
            int at = offset + used;
            switch (bulk.read(reader, buffer, at, length - used, nowNanos)) {
                case NEED_MORE -> {
                    return used;
                }
                case MESSAGES -> takeBulk(buffer, nowNanos);
                case END -> {
                    bulk.complete(nowNanos);
                    pursuit.onBulkOver(nowNanos);
                }
                default -> {
                    onBulkClosed(nowNanos);
                    return length;
                }
            }
            used += BulkPursuit.frameLength(buffer, at);
            if (!bulk.isActive()) {
                settle(nowNanos);
                return used;
            }
        }
    }

    /** The bulk server's connection ended, or could not be had. */
    public void onBulkClosed(long nowNanos) {
        if (bulk.isActive()) {
            bulk.fail(nowNanos);
            pursuit.onBulkOver(nowNanos);
            settle(nowNanos);
        }
    }

    /** Whether the bulk server owes an answer. */
    public boolean isBulkActive() {
        return bulk.isActive();
    }

    /** When {@link #onTimer} has something to do at the latest, {@link Long#MAX_VALUE} for never. */
    public long nextTimerNanos() {
        long ofChannels = isOver() ? Long.MAX_VALUE : channels.nextTimerNanos();
        return Math.min(ofChannels, Math.min(pursuit.nextTimerNanos(), change.nextTimerNanos(stream.isComplete())));
    }

    /** Time has passed. To be called after each batch of datagrams and when {@link #nextTimerNanos()} has come. */
    public void onTimer(long nowNanos) {
        if (!isOver()) {
            channels.onTimer(nowNanos);
        }
        settle(nowNanos);
        if (hasSession && change.isDue(stream.isComplete(), ended, nowNanos)) {
            changeSession();
        }
    }

    private boolean isOver() {
        return ended && stream.isComplete();
    }

    private void takeMessages(int channel, long first, DirectBuffer buffer, long nowNanos) {
        for (long seqNo = first; reader.next(); seqNo++) {
            Outcome outcome = offer(seqNo, buffer, nowNanos);
            if (outcome == Outcome.TAKEN) {
                counters.add(Channel.FIRST, channel, 1);
            } else if (outcome == Outcome.DUPLICATE) {
                counters.add(Channel.DUPLICATES, channel, 1);
            }
        }
    }

    private void takeBulk(DirectBuffer buffer, long nowNanos) {
        pursuit.onBulkMessages(nowNanos);
        for (long seqNo = reader.sequenceNumber(); reader.next(); seqNo++) {
            if (offer(seqNo, buffer, nowNanos) == Outcome.DUPLICATE) {
                counters.add(Total.ANSWER_DUPLICATES, 1);
            }
        }
    }

    private Outcome offer(long seqNo, DirectBuffer buffer, long nowNanos) {
        return stream.offer(seqNo, buffer, reader.messageOffset(), reader.messageLength(), nowNanos);
    }

    /** Does what is due now and announces the end once everything is there. */
    private void settle(long nowNanos) {
        if (nowNanos >= pursuit.nextTimerNanos()) {
            pursuit.onTimer(session, nowNanos);
        }
        announceEnd();
    }

    private void announceEnd() {
        if (isOver() && !endAnnounced) {
            endAnnounced = true;
            events.onEndOfSession(name(), stream.next() - 1);
        }
    }

    /** Whether the packet just read is of the current session, after having changed it if it had to be. */
    private boolean isCurrent(int channel, DirectBuffer buffer, int offset, long nowNanos) {
        if (!hasSession) {
            MoldHeader.copySession(buffer, offset, session);
            hasSession = true;
            boolean fromFirst = settings.join() == ReceiverSettings.Join.FIRST_SEEN;
            begin(fromFirst ? reader.sequenceNumber() : 1);
            return true;
        }
        if (reader.isSession(session)) {
            change.onCurrent(channel);
            return true;
        }
        if (change.isEarlier(buffer, offset)) {
            return false;
        }
        change.onOther(channel, buffer, offset, nowNanos);
        if (change.isDue(stream.isComplete(), ended, nowNanos)) {
            changeSession();
            return true;
        }
        return false;
    }

    /** Leaves the current session, what is missing of it declared lost, and begins the new one at 1. */
    private void changeSession() {
        pursuit.giveUpAll();
        announceEnd();
        byte[] old = session.clone();
        change.copyCandidate(session);
        change.retire(old);
        begin(1);
    }

    private void begin(long firstSeqNo) {
        ended = false;
        endAnnounced = false;
        suspectSeqNo = 0;
        stream.restart(firstSeqNo);
        channels.forgetShown();
        counters.add(Total.SESSIONS, 1);
        events.onSession(name(), firstSeqNo);
    }

    /**
     * A packet further ahead than could be held costs nothing to ignore, and a damaged number believed would cost the
     * session: it takes a second packet from thereabouts, and none from here in between, to be believed.
     */
    private boolean isPlausible(long firstSeqNo) {
        if (firstSeqNo - stream.known() < settings.holdMessages()) {
            suspectSeqNo = 0;
            return true;
        }
        boolean confirmed = suspectSeqNo != 0 && Math.abs(firstSeqNo - suspectSeqNo) < settings.holdMessages();
        suspectSeqNo = confirmed ? 0 : firstSeqNo;
        return confirmed;
    }

    private String name() {
        return new String(session, StandardCharsets.US_ASCII).stripTrailing();
    }
}
