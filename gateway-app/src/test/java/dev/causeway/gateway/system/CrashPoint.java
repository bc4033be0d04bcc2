package dev.causeway.gateway.system;

import dev.causeway.gateway.crash.CrashSpec;
import java.util.List;
import java.util.Random;

/** A named instruction on a message's way at which a gateway is killed. */
enum CrashPoint {
    /** FIX: an application message has left the codec. */
    FIX_AFTER_RECEIVE(
            "dev.causeway.gateway.inbound.fix.FixSession#received:enter", 0, "", State.LIVE, State.RECOVERING),
    /** XBP: bytes were read and are not yet parsed. */
    XBP_AFTER_RECEIVE(
            "dev.causeway.gateway.inbound.xbp.XbpConnection#onReceived:enter", 0, "", State.LIVE, State.RECOVERING),
    FIX_IN_RING(Stage.JOURNAL + "#journal:enter", 1, "VENUE", State.LIVE, State.RECOVERING),
    XBP_IN_RING(Stage.JOURNAL + "#journal:enter", 2, "VENUE", State.LIVE, State.RECOVERING),
    /** Everything of the record is in the file but its length. */
    MID_RECORD("org.agrona.concurrent.UnsafeBuffer#putIntRelease:enter", 0, "", State.LIVE, State.RECOVERING),
    FIX_APPENDED(Stage.JOURNAL + "#journal:exit", 1, "VENUE", State.LIVE, State.RECOVERING),
    XBP_APPENDED(Stage.JOURNAL + "#journal:exit", 2, "VENUE", State.LIVE, State.RECOVERING),
    /** A segment's files are being given their names. */
    ROLLING("dev.causeway.store.DiskStorage#rename:exit", 0, "", State.RARE),
    COMMITTED(Stage.JOURNAL + "#commit:exit", 0, "", State.LIVE, State.RECOVERING),
    FIX_BEFORE_MULTICAST(Stage.PUBLISHER + "#publish:enter", 1, "VENUE", State.LIVE, State.RECOVERING),
    XBP_BEFORE_MULTICAST(Stage.PUBLISHER + "#publish:enter", 2, "VENUE", State.LIVE, State.RECOVERING),
    /** A datagram has left on channel A, or on B. */
    SENT_ON_A_CHANNEL("dev.causeway.gateway.outbound.multicast.FeedChannel#send:exit", 0, "", State.LIVE),
    /** A message of ours is stored and not yet given to the socket. XBP sends nothing that is stored without order entry. */
    FIX_STORED_NOT_SENT("dev.causeway.gateway.inbound.fix.store.RingMessageStore#set:exit", 0, "", State.RARE),
    OPENING_SEGMENT("dev.causeway.store.SegmentFiles#openForWriting:exit", 0, "", State.START),
    JOURNAL_RECOVERED("dev.causeway.store.JournalRecovery#run:exit", 0, "", State.START),
    BEFORE_LOG_ON("dev.causeway.gateway.wiring.GatewayLifecycle#connectSessions:enter", 0, "", State.START),
    FIX_RESET_IN_RING(Stage.JOURNAL + "#journal:enter", 1, "EPOCH", State.FIX_RESET),
    FIX_RESET_APPENDED(Stage.JOURNAL + "#journal:exit", 1, "EPOCH", State.FIX_RESET),
    /** The journal has the new epoch, the log of what we sent has not. */
    FIX_RESET_BEFORE_OUTBOUND("dev.causeway.store.MappedOutboundLog#reset:enter", 0, "", State.FIX_RESET),
    FIX_RESET_AFTER_OUTBOUND("dev.causeway.store.MappedOutboundLog#reset:exit", 0, "", State.FIX_RESET),
    XBP_RESET_IN_RING(Stage.JOURNAL + "#journal:enter", 2, "EPOCH", State.XBP_RESET),
    XBP_RESET_APPENDED(Stage.JOURNAL + "#journal:exit", 2, "EPOCH", State.XBP_RESET),
    XBP_RESET_BEFORE_OUTBOUND("dev.causeway.store.MappedOutboundLog#reset:enter", 0, "", State.XBP_RESET),
    XBP_RESET_AFTER_OUTBOUND("dev.causeway.store.MappedOutboundLog#reset:exit", 0, "", State.XBP_RESET);

    private interface Stage {
        String JOURNAL = "dev.causeway.gateway.outbound.journal.JournalStage";
        String PUBLISHER = "dev.causeway.gateway.outbound.multicast.FeedPublisher";
    }

    /** What the gateway is doing when it dies. */
    enum State {
        /** Both sessions logged on, nothing outstanding, messages as they are made. */
        LIVE(300, 2_000),
        /** Log-on and resends of what was missed. */
        RECOVERING(1, 200),
        /** As recovering, for what happens a few times in a life. */
        RARE(1, 3),
        /** Before any session. */
        START(1, 1),
        /** A FIX log-on with ResetSeqNumFlag(141). */
        FIX_RESET(1, 1),
        /** A SequenceReset of the XBP venue. */
        XBP_RESET(1, 1);

        private final int lowest;
        private final int highest;

        State(int lowest, int highest) {
            this.lowest = lowest;
            this.highest = highest;
        }
    }

    private final CrashSpec where;
    private final List<State> states;

    CrashPoint(String place, int sessionNo, String kind, State... states) {
        String filter = kind.isEmpty() ? "" : ":kind=" + kind + ",sessionNo=" + sessionNo;
        where = CrashSpec.parse(place + ":1" + filter);
        this.states = List.of(states);
    }

    List<State> states() {
        return states;
    }

    /** This point, the how manieth time left to chance within what suits the state. */
    CrashSpec draw(State state, Random random) {
        long nth = random.nextInt(state.lowest, state.highest + 1);
        return new CrashSpec(where.className(), where.methodName(), where.atExit(), nth, where.fields());
    }
}
