package dev.causeway.client.cli;

import dev.causeway.client.receiver.FeedReceiver;
import dev.causeway.client.receiver.ReceiverSettings;
import dev.causeway.client.receiver.RequestSink;
import dev.causeway.protocol.feed.FeedMessage;
import dev.causeway.protocol.feed.FeedTemplates;
import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.protocol.mold.MoldPacketWriter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes and prints messages of every template to nowhere before the groups are joined: a cold start under full load would
 * fill the sockets' buffers before the first line.
 */
final class WarmUp {
    private static final int ROUNDS = 3_000;
    private static final int MAX_TEMPLATE = 99;
    private static final int MESSAGE_BYTES = 200;
    private static final byte[] SESSION = MoldHeader.session("WARMUP");

    private WarmUp() {}

    static void run() {
        ByteOutput nowhere = new ByteOutput(OutputStream.nullOutputStream());
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
        Printing printing = new Printing(new JsonLines(nowhere), silent, Long.MAX_VALUE, new MessageFilter(List.of()));
        ReceiverSettings settings = ReceiverSettings.DEFAULT.withHoldMessages(2);
        FeedReceiver receiver = new FeedReceiver(settings, printing, RequestSink.NONE, 0);
        UnsafeBuffer packet = new UnsafeBuffer(new byte[MoldPacketWriter.DEFAULT_MAX_LENGTH]);
        UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
        MoldPacketWriter writer = new MoldPacketWriter(packet, packet.capacity());
        long seqNo = 1;
        for (int i = 0; i < ROUNDS; i++) {
            int template = i % (MAX_TEMPLATE + 1);
            FeedMessage.writeHeader(message, 0, Math.max(FeedTemplates.blockLength(template), 0), template);
            writer.begin(SESSION, seqNo);
            while (writer.tryAppend(message, 0, MESSAGE_BYTES)) {
                seqNo++;
            }
            int length = writer.finish();
            receiver.onDatagram(0, packet, 0, length, i);
            receiver.onDatagram(1, packet, 0, length, i);
        }
    }
}
