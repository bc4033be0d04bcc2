package dev.causeway.benchmarks.peer.philadelphia;

import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXConnectionStatusListener;
import com.paritytrading.philadelphia.FIXMessage;

/** Writes to the process's log what must not happen in a run. */
final class LoudStatus implements FIXConnectionStatusListener {
    @Override
    public void close(FIXConnection connection, String message) {
        System.err.println("closed: " + message);
    }

    @Override
    public void sequenceReset(FIXConnection connection) {
        System.err.println("sequence reset");
    }

    @Override
    public void tooLowMsgSeqNum(FIXConnection connection, long received, long expected) {
        System.err.println("number " + received + " where " + expected + " was expected");
    }

    @Override
    public void reject(FIXConnection connection, FIXMessage message) {
        System.err.println("rejected: " + message);
    }

    @Override
    public void logon(FIXConnection connection, FIXMessage message) {}

    @Override
    public void logout(FIXConnection connection, FIXMessage message) {}
}
