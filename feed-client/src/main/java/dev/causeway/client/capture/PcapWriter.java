package dev.causeway.client.capture;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;

/**
 * Writes datagrams to a pcap file with times in nanoseconds. A receiver does not see the headers, so they are made: Ethernet
 * with the group's address, IPv4 with time to live 1, UDP, all checksums right; sender {@link #SOURCE}, which is
 * nobody's. Owner: one thread. Buffered; {@link #flush()} and {@link #close()} write out.
 *
 * <pre>
 * file    24 bytes: a1b23c4d, version 2.4, snap length 65535, link type 1 (Ethernet), in big-endian
 * record  16 bytes: seconds, nanoseconds, captured length, original length; 14 Ethernet, 20 IPv4, 8 UDP, the datagram
 * </pre>
 */
public final class PcapWriter implements Closeable {
    /** The sender that is written, of the network for documentation. */
    public static final String SOURCE = "192.0.2.1";

    static final int MAGIC_NANOS = 0xA1B2_3C4D;
    static final int FILE_HEADER_BYTES = 24;
    static final int RECORD_HEADER_BYTES = 16;
    static final int ETHERNET_BYTES = 14;
    static final int IP_BYTES = 20;
    static final int UDP_BYTES = 8;
    static final int MAX_SNAP = 65_535;
    static final int LINK_ETHERNET = 1;
    static final short ETHERTYPE_IPV4 = 0x0800;
    static final byte PROTOCOL_UDP = 17;

    private static final int BUFFER_BYTES = 1 << 18;
    private static final long NANOS = 1_000_000_000;
    private static final int SOURCE_ADDRESS = 0xC000_0201;

    private final FileChannel file;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** @throws IOException when the file cannot be made; one that is there is replaced */
    public PcapWriter(Path path) throws IOException {
        file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        out.putInt(MAGIC_NANOS).putShort((short) 2).putShort((short) 4).putLong(0);
        out.putInt(MAX_SNAP).putInt(LINK_ETHERNET);
    }

    /**
     * Writes one datagram.
     *
     * @param epochNanos when it came
     * @param group where it was sent to, IPv4
     */
    public void write(long epochNanos, InetSocketAddress group, DirectBuffer buffer, int offset, int length)
            throws IOException {
        int frame = ETHERNET_BYTES + IP_BYTES + UDP_BYTES + length;
        if (frame > MAX_SNAP) {
            throw new IllegalArgumentException("datagram of " + length + " bytes does not fit a record");
        }
        if (out.remaining() < RECORD_HEADER_BYTES + frame) {
            flush();
        }
        out.putInt((int) (epochNanos / NANOS)).putInt((int) (epochNanos % NANOS));
        out.putInt(frame).putInt(frame);
        int address = ByteBuffer.wrap(((Inet4Address) group.getAddress()).getAddress())
                .getInt();
        putEthernet(address);
        putIp(address, length);
        putUdp(address, group.getPort(), buffer, offset, length);
    }

    /** Writes what is buffered to the file. */
    public void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            file.write(out);
        }
        out.clear();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            flush();
        }
    }

    /** RFC 1112: 01:00:5e and the group's lower 23 bits. */
    private void putEthernet(int address) {
        out.putShort((short) 0x0100).putInt(0x5E00_0000 | address & 0x7F_FFFF);
        out.putShort((short) 0x0200).putInt(SOURCE_ADDRESS);
        out.putShort(ETHERTYPE_IPV4);
    }

    private void putIp(int address, int length) {
        int at = out.position();
        out.put((byte) 0x45).put((byte) 0).putShort((short) (IP_BYTES + UDP_BYTES + length));
        out.putShort((short) 0).putShort((short) 0x4000); // not to be fragmented
        out.put((byte) 1).put(PROTOCOL_UDP).putShort((short) 0);
        out.putInt(SOURCE_ADDRESS).putInt(address);
        out.putShort(at + 10, InternetChecksum.fold(InternetChecksum.add(0, out, at, IP_BYTES)));
    }

    private void putUdp(int address, int port, DirectBuffer buffer, int offset, int length) {
        int at = out.position();
        int udpLength = UDP_BYTES + length;
        out.putShort((short) port)
                .putShort((short) port)
                .putShort((short) udpLength)
                .putShort((short) 0);
        buffer.getBytes(offset, out, length);
        long pseudoHeader = (SOURCE_ADDRESS >>> 16)
                + (SOURCE_ADDRESS & 0xFFFF)
                + (address >>> 16)
                + (address & 0xFFFF)
                + PROTOCOL_UDP
                + udpLength;
        short checksum = InternetChecksum.fold(InternetChecksum.add(pseudoHeader, out, at, udpLength));
        out.putShort(at + 6, checksum == 0 ? (short) 0xFFFF : checksum); // 0 would say: none
    }
}
