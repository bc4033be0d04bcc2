package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.store.DamagedStoreException;
import dev.causeway.store.StoreException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen by trying: interfaces, sockets, files. What was opened before is closed again. */
class RefusedStartTest {
    @TempDir
    private Path directory;

    private SmallGateway gateway;

    @BeforeEach
    void settings() {
        gateway = new SmallGateway(directory)
                .channel("a", "239.192.77.1", 15991)
                .channel("b", "239.192.77.2", 15991)
                .session(
                        "one",
                        "fix",
                        "venue",
                        "SIMX",
                        "fix.begin-string",
                        "FIX.4.4",
                        "fix.sender-comp-id",
                        "REFUSED",
                        "fix.target-comp-id",
                        "START");
    }

    @Test
    void shouldNameTheInterfacesThereAreWhenTheConfiguredOneIsUnknown() {
        gateway.with("feed.channels.a.interface", "nope0");

        ConfigurationException refusal = refusal();

        assertThat(refusal)
                .hasMessageStartingWith("gateway.feed.channels.a.interface = nope0: no such interface; there are: ");
        assertThat(refusal.allowed()).contains("lo");
    }

    @Test
    void shouldNameTheRangeWhenTheGroupIsNotMulticast() {
        gateway.channel("a", "10.1.2.3", 15991);

        assertThat(refusal())
                .hasMessage(
                        "gateway.feed.channels.a.group = 10.1.2.3: an IPv4 multicast group, 224.0.0.0 to 239.255.255.255");
    }

    @Test
    void shouldNameTheAddressWhenTheRetransmissionPortIsInUse() throws IOException {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            gateway.with("feed.retransmission.port", other.getLocalPort());

            assertThat(refusal())
                    .hasMessageStartingWith("gateway.feed.retransmission.port = " + other.getLocalPort()
                            + ": cannot listen on /127.0.0.1:" + other.getLocalPort() + " (UDP): ")
                    .hasMessageEndingWith("; a free port of a local address is needed");
        }
    }

    @Test
    void shouldNameTheAddressWhenTheBulkPortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gateway.with("feed.retransmission.tcp-port", other.getLocalPort());

            assertThat(refusal())
                    .hasMessageStartingWith("gateway.feed.retransmission.tcp-port = " + other.getLocalPort()
                            + ": cannot listen on /127.0.0.1:" + other.getLocalPort() + " (TCP): ")
                    .hasMessageEndingWith("; a free port of a local address is needed");
        }
    }

    @Test
    void shouldNameTheZoneThatDoesNotExist() {
        gateway.with("feed.roll-at", "17:00");
        gateway.with("feed.roll-zone", "Mars/Olympus");

        assertThat(refusal())
                .hasMessage("gateway.feed.roll-zone = Mars/Olympus: a time zone, for example UTC or America/New_York");
    }

    @Test
    void shouldNameTheNetworkThatCannotBeRead() {
        gateway.with("feed.retransmission.allow[0]", "everyone");

        assertThat(refusal())
                .hasMessage(
                        "gateway.feed.retransmission.allow = [everyone]: network 'everyone': address/prefix, for example"
                                + " 10.1.0.0/16");
    }

    @Test
    void shouldNameTheDirectoryWhenItCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a regular file");
        gateway.with("data-dir", file.resolve("data"));

        assertThat(refusal())
                .hasMessageStartingWith("gateway.data-dir = " + file.resolve("data") + ": cannot be written to (")
                .hasMessageEndingWith("); a writable directory is needed");
    }

    @Test
    void shouldSayThatTheDataDirectoryIsInUse() {
        Gateway first = gateway.assemble();
        try {
            gateway.with("sessions[0].fix.target-comp-id", "OTHER");

            assertThatThrownBy(() -> gateway.assemble())
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the directory " + directory.resolve("data").resolve("journal")
                            + " is in use by this process");
        } finally {
            first.release();
        }
    }

    @Test
    void shouldNameFileAndOffsetWhenTheJournalIsDamagedInTheMiddle() throws IOException {
        gateway.assemble().release();
        Path segment = directory.resolve("data/journal/journal-0000000000000000001.seg");
        byte[] bytes = Files.readAllBytes(segment);
        int venueName = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("SIMX");
        bytes[venueName] ^= 1;
        Files.write(segment, bytes);

        DamagedStoreException refusal = catchThrowableOfType(DamagedStoreException.class, () -> gateway.assemble());

        assertThat(refusal.file()).isEqualTo(segment);
        assertThat(refusal.offset()).isLessThan(venueName).isGreaterThan(venueName - 256);
        assertThat(refusal).hasMessageContaining(segment + " at offset " + refusal.offset());
    }

    @Test
    void shouldStopAgainWhenTheFixEngineRefusesItsSettings() {
        gateway.with("sessions[0].fix.data-dictionary", "nowhere.xml");
        Gateway refused = gateway.assemble();

        assertThatThrownBy(refused::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.sessions[].fix = [one]: refused by the FIX engine: ")
                .hasMessageContaining("nowhere.xml");

        assertThat(refused.phases()).noneMatch(GatewayPhase::isRunning);
        gateway.without("sessions[0].fix.data-dictionary");
        gateway.assemble().release();
    }

    private ConfigurationException refusal() {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, () -> gateway.assemble());
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
