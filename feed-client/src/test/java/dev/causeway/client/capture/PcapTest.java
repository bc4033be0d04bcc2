package dev.causeway.client.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapTest {
    private static final InetSocketAddress GROUP = new InetSocketAddress("239.192.0.1", 15_001);
    private static final long EPOCH_NANOS = 1_795_000_000_123_456_789L;

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasWrittenWhenTheLengthsAreAny() throws IOException {
        Path path = folder.resolve("all.pcap");
        try (PcapWriter writer = new PcapWriter(path)) {
            for (int length = 0; length <= 1400; length++) {
                writer.write(EPOCH_NANOS + length, GROUP, bytes(length), 0, length);
            }
        }

        try (PcapReader reader = new PcapReader(path)) {
            for (int length = 0; length <= 1400; length++) {
                PcapReader.Datagram datagram = reader.next();
                assertThat(datagram.epochNanos()).isEqualTo(EPOCH_NANOS + length);
                assertThat(datagram.destination()).isEqualTo(GROUP);
                assertThat(datagram.payload())
                        .isEqualTo(ByteBuffer.wrap(bytes(length).byteArray()));
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.passedOver()).isZero();
        }
    }

    @Test
    void shouldMakeChecksumsThatAddUpWhenTheyAreVerified() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(written(33));
        int ip = PcapWriter.FILE_HEADER_BYTES + PcapWriter.RECORD_HEADER_BYTES + PcapWriter.ETHERNET_BYTES;
        int udpLength = PcapWriter.UDP_BYTES + 33;

        assertThat(InternetChecksum.fold(InternetChecksum.add(0, file, ip, PcapWriter.IP_BYTES)))
                .isZero();
        long pseudoHeader = InternetChecksum.add(17L + udpLength, file, ip + 12, 8);
        assertThat(InternetChecksum.fold(InternetChecksum.add(pseudoHeader, file, ip + PcapWriter.IP_BYTES, udpLength)))
                .isZero();
    }

    @Test
    void shouldReadMicrosecondsInLittleEndianWhenAnotherToolWroteIt() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(written(5));
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(0, 0xA1B2C3D4).putInt(20, 1);
        for (int at = PcapWriter.FILE_HEADER_BYTES; at < PcapWriter.FILE_HEADER_BYTES + 16; at += 4) {
            file.putInt(at, Integer.reverseBytes(file.getInt(at)));
        }
        file.putInt(28, 123_456);
        Path path = Files.write(folder.resolve("micros.pcap"), file.array());

        try (PcapReader reader = new PcapReader(path)) {
            PcapReader.Datagram datagram = reader.next();
            assertThat(datagram.epochNanos()).isEqualTo(EPOCH_NANOS / 1000 * 1000);
            assertThat(datagram.payload().remaining()).isEqualTo(5);
        }
    }

    @Test
    void shouldEndQuietlyOrRefuseWhenTheFileIsCutOrDamagedAnywhere() throws IOException {
        byte[] file = written(40);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(file, random.nextInt(file.length + 1));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path path = Files.write(folder.resolve("damaged.pcap"), damaged);
            try (PcapReader reader = new PcapReader(path)) {
                while (reader.next() != null) {
                    continue;
                }
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void shouldSayWhatItIsWhenTheFileIsNoPcapFile() throws IOException {
        Path path = Files.writeString(folder.resolve("text"), "no capture but a text that is long enough");

        assertThatThrownBy(() -> new PcapReader(path)).hasMessageContaining("is no pcap file");
    }

    private byte[] written(int length) throws IOException {
        Path path = folder.resolve("one.pcap");
        try (PcapWriter writer = new PcapWriter(path)) {
            writer.write(EPOCH_NANOS, GROUP, bytes(length), 0, length);
        }
        return Files.readAllBytes(path);
    }

    private static UnsafeBuffer bytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return new UnsafeBuffer(bytes);
    }
}
