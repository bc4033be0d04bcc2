package dev.causeway.client.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the UDP datagrams of a pcap file: times in micro- or nanoseconds, either byte order, link type Ethernet (one VLAN tag
 * allowed), IPv4 without fragments. Other frames and such that were cut short are passed over and counted. Owner: one thread.
 */
public final class PcapReader implements Closeable {
    private static final int MAGIC_MICROS = 0xA1B2_C3D4;
    private static final int LINK_TYPE_OFFSET = 20;
    private static final int MAX_FRAME = 1 << 18;
    private static final short ETHERTYPE_VLAN = (short) 0x8100;
    private static final int VLAN_BYTES = 4;
    private static final int FRAGMENT_MASK = 0x3FFF; // more fragments, or an offset

    private final DataInputStream in;
    private final ByteBuffer header = ByteBuffer.allocate(PcapWriter.FILE_HEADER_BYTES);
    private final ByteBuffer frame = ByteBuffer.allocate(MAX_FRAME);
    private final long nanosPerTick;
    private long passedOver;

    /**
     * One datagram.
     *
     * @param epochNanos when it was captured
     * @param destination where it was sent to
     * @param payload good until the next is read
     */
    public record Datagram(long epochNanos, InetSocketAddress destination, ByteBuffer payload) {}

    /** @throws IOException when the file is no pcap file of Ethernet frames, with what it is */
    public PcapReader(Path path) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), MAX_FRAME));
        try {
            in.readFully(header.array());
            nanosPerTick = ticks(path);
        } catch (EOFException e) {
            in.close();
            throw new IOException(path + " is no pcap file: shorter than its header", e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The next datagram, null at the end; a last record that is not whole counts as the end. */
    public Datagram next() throws IOException {
        while (readRecord()) {
            long epochNanos = header.getInt(0) * 1_000_000_000L + header.getInt(4) * nanosPerTick;
            Datagram datagram = datagram(epochNanos);
            if (datagram != null) {
                return datagram;
            }
            passedOver++;
        }
        return null;
    }

    /** Frames that held no whole datagram. */
    public long passedOver() {
        return passedOver;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private long ticks(Path path) throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            int magic = header.order(order).getInt(0);
            if (magic == PcapWriter.MAGIC_NANOS || magic == MAGIC_MICROS) {
                int link = header.getInt(LINK_TYPE_OFFSET);
                if (link != PcapWriter.LINK_ETHERNET) {
                    throw new IOException(path + " has link type " + link + ", 1 (Ethernet) is read");
                }
                return magic == MAGIC_MICROS ? 1_000 : 1;
            }
        }
        throw new IOException(path + " is no pcap file: it begins with " + Integer.toHexString(header.getInt(0)));
    }

    private boolean readRecord() throws IOException {
        try {
            in.readFully(header.array(), 0, PcapWriter.RECORD_HEADER_BYTES);
            int length = header.getInt(8);
            if (length < 0 || length > MAX_FRAME) {
                throw new IOException("record of " + length + " bytes, at most " + MAX_FRAME);
            }
            in.readFully(frame.array(), 0, length);
            frame.clear().limit(length);
            return true;
        } catch (EOFException e) {
            return false;
        }
    }

    /** Null when the frame holds no whole datagram. */
    private Datagram datagram(long epochNanos) throws IOException {
        int ip = PcapWriter.ETHERNET_BYTES;
        if (frame.limit() > ip + VLAN_BYTES && frame.getShort(ip - 2) == ETHERTYPE_VLAN) {
            ip += VLAN_BYTES;
        }
        if (frame.limit() < ip + PcapWriter.IP_BYTES + PcapWriter.UDP_BYTES
                || frame.getShort(ip - 2) != PcapWriter.ETHERTYPE_IPV4
                || frame.get(ip + 9) != PcapWriter.PROTOCOL_UDP
                || (frame.getShort(ip + 6) & FRAGMENT_MASK) != 0) {
            return null;
        }
        int udp = ip + (frame.get(ip) & 0x0F) * 4;
        if (udp < ip + PcapWriter.IP_BYTES || udp + PcapWriter.UDP_BYTES > frame.limit()) {
            return null;
        }
        int length = (frame.getShort(udp + 4) & 0xFFFF) - PcapWriter.UDP_BYTES;
        int payload = udp + PcapWriter.UDP_BYTES;
        if (length < 0 || payload + length > frame.limit()) {
            return null;
        }
        byte[] address = new byte[4];
        frame.get(ip + 16, address);
        int port = frame.getShort(udp + 2) & 0xFFFF;
        return new Datagram(
                epochNanos,
                new InetSocketAddress(InetAddress.getByAddress(address), port),
                frame.slice(payload, length));
    }
}
