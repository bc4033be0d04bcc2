package dev.causeway.benchmarks.load;

import dev.causeway.benchmarks.fix.ExecutionReports;
import dev.causeway.benchmarks.fix.FixFrame;
import dev.causeway.benchmarks.fix.SessionMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The venue's side of one FIX.4.4 session: takes the names that the Logon proposes, answers Logon, TestRequest and Logout,
 * sends a Heartbeat when it has been silent for HeartBtInt(108). A ResendRequest is answered with a gap fill over everything,
 * and counted. Owned by the venue's thread.
 */
final class FixLoadSession implements VenueSession {
    private static final int CAPACITY_BYTES = 256 * 1024;
    private static final int SESSION_RESERVE_BYTES = 1024;
    private static final int READ_BYTES = 16 * 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int index;
    private final long seed;
    private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES);
    private final UnsafeBuffer in = new UnsafeBuffer(read);
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(CAPACITY_BYTES);
    private final UnsafeBuffer out = new UnsafeBuffer(bytes);
    private ExecutionReports reports;
    private String us;
    private String peer;
    private long nextSeqNo = 1;
    private long heartbeatNanos = Long.MAX_VALUE;
    private long lastAppendNanos;
    private long adminNumbers;
    private long skippedNumbers;
    private long resendRequests;
    private boolean loggedOut;

    /** @param index from 0, in the order of connections */
    FixLoadSession(int index, long seed) {
        this.index = index;
        this.seed = seed;
    }

    @Override
    public ByteBuffer writable() {
        return read;
    }

    @Override
    public void written(long epochNanos) throws IOException {
        int end = read.position();
        int offset = 0;
        int length = FixFrame.length(in, offset, end);
        while (length >= 0) {
            onMessage(offset, length, epochNanos);
            offset += length;
            length = FixFrame.length(in, offset, end);
        }
        if (length == FixFrame.VIOLATION || offset == 0 && end == READ_BYTES) {
            throw new IOException("the peer sent what is not FIX.4.4");
        }
        read.limit(end).position(offset);
        read.compact();
    }

    private void onMessage(int offset, int length, long epochNanos) throws IOException {
        char type = (char) FixFrame.type(in, offset);
        if (reports == null) {
            if (type != 'A') {
                throw new IOException("the peer's first message is 35=" + type + ", not a Logon");
            }
            onLogon(offset, length, epochNanos);
            return;
        }
        switch (type) {
            case '1' -> append(message('0', epochNanos).field(112, value(offset, length, 112)), epochNanos);
            case '2' -> {
                resendRequests++;
                append(fillGap(value(offset, length, 7), epochNanos), epochNanos);
            }
            case '5' -> {
                loggedOut = true;
                append(message('5', epochNanos), epochNanos);
            }
            default -> {
                // heartbeats and whatever else the peer says need no answer
            }
        }
    }

    private void onLogon(int offset, int length, long epochNanos) throws IOException {
        us = value(offset, length, 56);
        peer = value(offset, length, 49);
        String heartbeatSeconds = value(offset, length, 108);
        heartbeatNanos = Long.parseLong(heartbeatSeconds) * NANOS_PER_SECOND;
        reports = new ExecutionReports(index, us, peer, seed);
        append(message('A', epochNanos).field(98, 0).field(108, heartbeatSeconds), epochNanos);
    }

    private SessionMessage message(char type, long epochNanos) {
        return new SessionMessage(type, us, peer, nextSeqNo, epochNanos);
    }

    private SessionMessage fillGap(String from, long epochNanos) {
        return new SessionMessage('4', us, peer, Long.parseLong(from), epochNanos)
                .field(43, "Y")
                .field(123, "Y")
                .field(36, nextSeqNo + 1);
    }

    private String value(int offset, int length, int tag) throws IOException {
        int at = FixFrame.find(in, offset, length, tag);
        if (at == FixFrame.NONE) {
            throw new IOException("the peer's 35=" + (char) FixFrame.type(in, offset) + " has no " + tag);
        }
        return FixFrame.text(in, at);
    }

    private void append(SessionMessage message, long epochNanos) {
        appended(message.write(out, bytes.position()), epochNanos);
        adminNumbers++;
    }

    private void appended(int length, long epochNanos) {
        bytes.position(bytes.position() + length);
        lastAppendNanos = epochNanos;
        nextSeqNo++;
    }

    @Override
    public boolean appendMessage(long intendedNanos) {
        if (bytes.remaining() < ExecutionReports.MESSAGE_BYTES + SESSION_RESERVE_BYTES) {
            return false;
        }
        reports.write(out, bytes.position(), nextSeqNo, intendedNanos);
        appended(ExecutionReports.MESSAGE_BYTES, intendedNanos);
        skippedNumbers = adminNumbers;
        return true;
    }

    /** FIX has none: the gateway defines what it sees. */
    @Override
    public void appendDefinitions(long epochNanos) {}

    @Override
    public void onTimer(long epochNanos) {
        boolean silent = reports != null && epochNanos - lastAppendNanos >= heartbeatNanos;
        if (silent && !loggedOut && bytes.remaining() >= SESSION_RESERVE_BYTES) {
            append(message('0', epochNanos), epochNanos);
        }
    }

    @Override
    public ByteBuffer pending() {
        return bytes;
    }

    @Override
    public boolean loggedOn() {
        return reports != null;
    }

    @Override
    public boolean loggedOut() {
        return loggedOut;
    }

    @Override
    public long resendRequests() {
        return resendRequests;
    }

    @Override
    public long appended() {
        return nextSeqNo - 1 - adminNumbers;
    }

    @Override
    public long skippedNumbers() {
        return skippedNumbers;
    }

    @Override
    public long adminNumbers() {
        return adminNumbers;
    }
}
