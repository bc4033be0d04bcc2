package dev.causeway.client.cli;

import dev.causeway.client.DatagramTap;
import dev.causeway.client.capture.PcapWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.agrona.DirectBuffer;

/** Writes every datagram to a capture. Owner: the main thread. */
final class Recording implements DatagramTap {
    private static final long NANOS = 1_000_000_000;

    private final PcapWriter writer;
    private final InetSocketAddress[] groups;

    /** @param groups where the datagrams of each channel were sent to; filled in before the first comes */
    Recording(PcapWriter writer, InetSocketAddress[] groups) {
        this.writer = writer;
        this.groups = groups;
    }

    @Override
    public boolean onDatagram(int channel, DirectBuffer buffer, int offset, int length) {
        Instant now = Instant.now();
        try {
            writer.write(now.getEpochSecond() * NANOS + now.getNano(), groups[channel], buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
