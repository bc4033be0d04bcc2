package dev.causeway.benchmarks.micro;

import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.client.receiver.FeedReceiver;
import dev.causeway.client.receiver.ReceiverSettings;
import dev.causeway.client.receiver.RequestSink;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Best of both channels: one operation is a datagram of A, delivered, and the same of B, a duplicate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ArbitrationBenchmark {
    private static final int SEQ_NO_OFFSET = 10;
    private static final int MESSAGE_BYTES = 72;
    private static final int MAX_DATAGRAM_BYTES = 1400;

    /** Messages in a datagram. */
    @Param({"1", "16"})
    public int messages;

    private final UnsafeBuffer datagram = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES));
    private FeedReceiver receiver;
    private int length;
    private long next = 1;
    private long delivered;

    @Setup
    public void begin() {
        MoldPacketWriter writer = new MoldPacketWriter(datagram, MAX_DATAGRAM_BYTES);
        writer.begin(MoldHeader.session("BN00000004"), 1);
        UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
        for (int i = 0; i < messages; i++) {
            writer.tryAppend(message, 0, MESSAGE_BYTES);
        }
        length = writer.finish();
        receiver = new FeedReceiver(ReceiverSettings.DEFAULT, new Delivered(), RequestSink.NONE, 0);
    }

    @Benchmark
    public long bothChannels() {
        datagram.putLong(SEQ_NO_OFFSET, next, java.nio.ByteOrder.BIG_ENDIAN);
        receiver.onDatagram(0, datagram, 0, length, next);
        receiver.onDatagram(1, datagram, 0, length, next);
        next += messages;
        return delivered;
    }

    /** @throws IllegalStateException a message was not delivered exactly once */
    @TearDown
    public void check() {
        if (delivered != next - 1) {
            throw new IllegalStateException(delivered + " delivered of " + (next - 1));
        }
    }

    private final class Delivered implements FeedEvents {
        @Override
        public void onMessage(long seqNo, DirectBuffer buffer, int offset, int length) {
            delivered++;
        }
    }
}
