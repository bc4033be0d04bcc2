package dev.causeway.benchmarks.feed;

import dev.causeway.benchmarks.run.WorkDirectory;
import dev.causeway.gateway.outbound.multicast.BulkOptions;
import dev.causeway.gateway.outbound.multicast.BulkServer;
import dev.causeway.gateway.outbound.multicast.Network;
import dev.causeway.gateway.outbound.multicast.RetransmissionOptions;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.store.JournalEntry;
import dev.causeway.store.JournalOptions;
import dev.causeway.store.MappedJournal;
import dev.causeway.store.RecordType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal on disk with numbered messages, and both servers on it, each on its own thread as in the gateway. */
final class JournaledFeed implements AutoCloseable {
    static final String STREAM = "BN00000003";
    private static final int NO_LIMIT = 1_000_000;

    private final Path directory;
    private final MappedJournal journal;
    private final RetransmissionServer retransmission;
    private final BulkServer bulk;
    private final AgentRunner retransmissionRunner;
    private final AgentRunner bulkRunner;
    private final JournalEntry entry = new JournalEntry();
    private final UnsafeBuffer payload = new UnsafeBuffer(ByteBuffer.allocateDirect(NumberedMessages.BYTES));

    /** @param workDir takes a directory for this feed, removed when it is closed */
    JournaledFeed(Path workDir) throws IOException {
        Files.createDirectories(workDir);
        directory = Files.createTempDirectory(workDir, "feed-");
        journal = MappedJournal.open(JournalOptions.of(directory, new SystemEpochNanoClock()));
        journal.beginStream(STREAM, 1);
        entry.type = RecordType.FEED_NOTICE;
        entry.flags = JournalEntry.FIRST | JournalEntry.LAST;
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        List<Network> allowed = List.of(Network.parse("127.0.0.0/8"));
        retransmission = new RetransmissionServer(
                new RetransmissionOptions(any, allowed, NO_LIMIT, NO_LIMIT),
                journal::streams,
                SystemNanoClock.INSTANCE);
        bulk = new BulkServer(
                new BulkOptions(any, allowed, 4, 4, BulkOptions.STALL_NANOS, BulkOptions.IDLE_NANOS),
                journal::streams,
                SystemNanoClock.INSTANCE);
        retransmissionRunner = started(retransmission);
        bulkRunner = started(bulk);
    }

    /** Appends the next {@code count} numbers and commits them. */
    void append(int count) {
        for (int i = 0; i < count; i++) {
            entry.feedSeq = journal.nextFeedSeq();
            NumberedMessages.fill(payload, 0, entry.feedSeq);
            journal.append(entry.payload(payload, 0, NumberedMessages.BYTES));
        }
        journal.commit();
    }

    int retransmissionPort() throws IOException {
        return retransmission.address().getPort();
    }

    InetSocketAddress bulkAddress() throws IOException {
        return bulk.address();
    }

    private static AgentRunner started(Agent agent) {
        AgentRunner runner = new AgentRunner(new NoOpIdleStrategy(), Throwable::printStackTrace, null, agent);
        AgentRunner.startOnThread(runner);
        return runner;
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(retransmissionRunner, bulkRunner);
        journal.close();
        WorkDirectory.remove(directory);
    }
}
