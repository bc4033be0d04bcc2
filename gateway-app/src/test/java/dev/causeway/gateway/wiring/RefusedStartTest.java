package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.GatewayProperties;
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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** What can only be seen by trying: interfaces, sockets, files. What was opened before is closed again. */
class RefusedStartTest {
    @TempDir
    private Path directory;

    private final Map<String, Object> settings = new HashMap<>();

    @BeforeEach
    void settings() {
        settings.put("gateway.id", "G1");
        settings.put("gateway.data-dir", directory.resolve("data"));
        settings.put("gateway.store.segment-size", "64KB");
        settings.put("gateway.store.outbound-segment-size", "64KB");
        settings.put("gateway.feed.retransmission.port", 0);
        settings.put("gateway.feed.retransmission.tcp-port", 0);
        settings.putAll(channel("a", "239.192.77.1", "lo"));
        settings.putAll(channel("b", "239.192.77.2", "lo"));
        fixSession();
    }

    @Test
    void shouldNameTheInterfacesThereAreWhenTheConfiguredOneIsUnknown() {
        settings.putAll(channel("a", "239.192.77.1", "nope0"));

        ConfigurationException refusal = refusal();

        assertThat(refusal)
                .hasMessageStartingWith("gateway.feed.channels.a.interface = nope0: no such interface; there are: ");
        assertThat(refusal.allowed()).contains("lo");
    }

    @Test
    void shouldNameTheRangeWhenTheGroupIsNotMulticast() {
        settings.putAll(channel("a", "10.1.2.3", "lo"));

        assertThat(refusal())
                .hasMessage(
                        "gateway.feed.channels.a.group = 10.1.2.3: an IPv4 multicast group, 224.0.0.0 to 239.255.255.255");
    }

    @Test
    void shouldNameTheAddressWhenTheRetransmissionPortIsInUse() throws IOException {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            settings.put("gateway.feed.retransmission.port", other.getLocalPort());

            assertThat(refusal())
                    .hasMessageStartingWith("gateway.feed.retransmission.port = " + other.getLocalPort()
                            + ": cannot listen on /127.0.0.1:" + other.getLocalPort() + " (UDP): ")
                    .hasMessageEndingWith("; a free port of a local address is needed");
        }
    }

    @Test
    void shouldNameTheAddressWhenTheBulkPortIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("gateway.feed.retransmission.tcp-port", other.getLocalPort());

            assertThat(refusal())
                    .hasMessageStartingWith("gateway.feed.retransmission.tcp-port = " + other.getLocalPort()
                            + ": cannot listen on /127.0.0.1:" + other.getLocalPort() + " (TCP): ")
                    .hasMessageEndingWith("; a free port of a local address is needed");
        }
    }

    @Test
    void shouldNameTheZoneThatDoesNotExist() {
        settings.put("gateway.feed.roll-at", "17:00");
        settings.put("gateway.feed.roll-zone", "Mars/Olympus");

        assertThat(refusal())
                .hasMessage("gateway.feed.roll-zone = Mars/Olympus: a time zone, for example UTC or America/New_York");
    }

    @Test
    void shouldNameTheNetworkThatCannotBeRead() {
        settings.put("gateway.feed.retransmission.allow[0]", "everyone");

        assertThat(refusal())
                .hasMessage(
                        "gateway.feed.retransmission.allow = [everyone]: network 'everyone': address/prefix, for example"
                                + " 10.1.0.0/16");
    }

    @Test
    void shouldNameTheDirectoryWhenItCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a regular file");
        settings.put("gateway.data-dir", file.resolve("data"));

        assertThat(refusal())
                .hasMessageStartingWith("gateway.data-dir = " + file.resolve("data") + ": cannot be written to (")
                .hasMessageEndingWith("); a writable directory is needed");
    }

    @Test
    void shouldSayThatTheDataDirectoryIsInUse() {
        Gateway first = new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble();
        try {
            settings.put("gateway.sessions[0].fix.target-comp-id", "OTHER");

            assertThatThrownBy(() -> new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble())
                    .isInstanceOf(StoreException.class)
                    .hasMessage("the directory " + directory.resolve("data").resolve("journal")
                            + " is in use by this process");
        } finally {
            first.release();
        }
    }

    @Test
    void shouldNameFileAndOffsetWhenTheJournalIsDamagedInTheMiddle() throws IOException {
        new GatewayAssembly(properties(), new DefaultSslBundleRegistry())
                .assemble()
                .release();
        Path segment = directory.resolve("data/journal/journal-0000000000000000001.seg");
        byte[] bytes = Files.readAllBytes(segment);
        int venueName = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("SIMX");
        bytes[venueName] ^= 1;
        Files.write(segment, bytes);

        DamagedStoreException refusal = catchThrowableOfType(
                DamagedStoreException.class,
                () -> new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble());

        assertThat(refusal.file()).isEqualTo(segment);
        assertThat(refusal.offset()).isLessThan(venueName).isGreaterThan(venueName - 256);
        assertThat(refusal).hasMessageContaining(segment + " at offset " + refusal.offset());
    }

    @Test
    void shouldStopAgainWhenTheFixEngineRefusesItsSettings() {
        settings.put("gateway.sessions[0].fix.data-dictionary", "nowhere.xml");
        Gateway gateway = new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble();

        assertThatThrownBy(gateway::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("gateway.sessions[].fix = [one]: refused by the FIX engine: ")
                .hasMessageContaining("nowhere.xml");

        assertThat(gateway.phases()).noneMatch(GatewayPhase::isRunning);
        settings.remove("gateway.sessions[0].fix.data-dictionary");
        new GatewayAssembly(properties(), new DefaultSslBundleRegistry())
                .assemble()
                .release();
    }

    private ConfigurationException refusal() {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> new GatewayAssembly(properties(), new DefaultSslBundleRegistry()).assemble());
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private GatewayProperties properties() {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("gateway", GatewayProperties.class)
                .get();
    }

    private void fixSession() {
        String key = "gateway.sessions[0].";
        settings.put(key + "id", "one");
        settings.put(key + "venue", "SIMX");
        settings.put(key + "protocol", "fix");
        settings.put(key + "endpoints[0]", "127.0.0.1:1");
        settings.put(key + "fix.begin-string", "FIX.4.4");
        settings.put(key + "fix.sender-comp-id", "REFUSED");
        settings.put(key + "fix.target-comp-id", "START");
    }

    private static Map<String, Object> channel(String name, String group, String networkInterface) {
        String key = "gateway.feed.channels." + name + ".";
        return Map.of(key + "group", group, key + "port", 15991, key + "interface", networkInterface);
    }
}
