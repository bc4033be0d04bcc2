package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckIT {
    private static final String XBP_SECRET = "--gateway.sessions[1].xbp.secret=s";

    @TempDir
    private Path directory;

    private String said;

    @Test
    void shouldFindTheDemoValidAndLeaveNothingBehind() {
        int status = check("--spring.profiles.active=demo", "--gateway.data-dir=" + directory.resolve("data"));

        assertThat(status).as(said).isZero();
        assertThat(said).contains("configuration is valid");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldSayWhatIsWrongWithEveryPartAtOnce() throws Exception {
        Path junk = Files.writeString(directory.resolve("junk.xml"), "<fix/>");

        int status = check(
                "--gateway.pipeline.ring-size=100",
                "--gateway.feed.channels.a.interface=nope0",
                "--gateway.feed.retransmission.bind=192.0.2.1",
                "--gateway.data-dir=" + junk.resolve("data"),
                "--management.server.address=0.0.0.0");

        assertThat(status).isEqualTo(1);
        assertThat(said)
                .contains("gateway.pipeline.ring-size = 100: a power of two")
                .contains("gateway.feed.channels.a.interface = nope0: no such interface")
                .contains("gateway.feed.retransmission.bind = 192.0.2.1")
                .contains("gateway.data-dir = " + junk.resolve("data"))
                .contains("gateway.security.accounts")
                .contains("5 wrong settings");
    }

    @Test
    void shouldRefuseADictionaryTheEngineCannotRead() throws Exception {
        Path junk = Files.writeString(directory.resolve("junk.xml"), "<fix/>");

        int status = check(fix("--gateway.sessions[0].fix.data-dictionary=" + junk));

        assertThat(status).isEqualTo(1);
        assertThat(said).contains("gateway.sessions[simx].fix.data-dictionary", "1 wrong settings");
    }

    @Test
    void shouldRefuseAKeyStoreThatCannotBeReadAndOneThatIsNotThere() throws Exception {
        Path junk = Files.writeString(directory.resolve("junk.p12"), "no key store");
        String location = "--spring.ssl.bundle.jks.venue.truststore.location=";

        for (Path store : new Path[] {junk, directory.resolve("nowhere.p12")}) {
            int status = check(fix(
                    "--gateway.sessions[0].ssl-bundle=venue",
                    location + store,
                    "--spring.ssl.bundle.jks.venue.truststore.password=changeit"));

            assertThat(status).isEqualTo(1);
            assertThat(said)
                    .contains(
                            "gateway.sessions[simx].ssl-bundle = venue: a bundle that can be read", "1 wrong settings");
        }
    }

    @Test
    void shouldRefuseADatabaseThatIsNotSaid() {
        int status = check("--gateway.store.outbound=postgres");

        assertThat(status).isEqualTo(1);
        assertThat(said).contains("gateway.store.postgres = (not set): required with outbound postgres");
    }

    @Test
    void shouldRefuseTwoSessionsWithOneId() {
        int status = check(fix(
                "--gateway.sessions[1].id=simx",
                "--gateway.sessions[1].venue=SIMX",
                "--gateway.sessions[1].protocol=xbp",
                "--gateway.sessions[1].endpoints[0]=127.0.0.1:1",
                "--gateway.sessions[1].xbp.comp-id=C",
                XBP_SECRET));

        assertThat(status).isEqualTo(1);
        assertThat(said).contains("gateway.sessions[1].id = simx: used twice");
    }

    @Test
    void shouldRefuseAKeyThatDoesNotExist() {
        assertThat(check("--gateway.pipeline.ring-sice=64")).isEqualTo(1);
        assertThat(check("--gateway.operations.nothing=1")).isEqualTo(1);
        assertThat(check(fix("--gateway.sessions[0].fix.symbls[0]=AAPL"))).isEqualTo(1);
    }

    private static String[] fix(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--gateway.sessions[0].id=simx",
                                "--gateway.sessions[0].venue=SIMX",
                                "--gateway.sessions[0].protocol=fix",
                                "--gateway.sessions[0].endpoints[0]=127.0.0.1:1",
                                "--gateway.sessions[0].fix.begin-string=FIX.4.4",
                                "--gateway.sessions[0].fix.sender-comp-id=A",
                                "--gateway.sessions[0].fix.target-comp-id=B"),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    private int check(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] all = Stream.concat(Stream.of("--check-config"), Arrays.stream(arguments))
                .toArray(String[]::new);
        int status = ConfigurationCheck.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), all);
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }
}
