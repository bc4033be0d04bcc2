package dev.causeway.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong setting is answered by its key, its value and what is allowed; never by a secret. */
class RefusedSettingsTest {
    @Test
    void shouldBindWhenEverythingIsRight() {
        assertThat(Report.right()).isEmpty();
    }

    @ParameterizedTest(name = "{2} = {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: G1             | id: toolong           | gateway.id                                | toolong          | two upper-case letters or digits, for example G1
            port: 15001        | port: 70000           | gateway.feed.channels.a.port              | 70000            | must be less than or equal to 65535
            port: 15001        | port: 0               | gateway.feed.channels.a.port              | 0                | must be greater than or equal to 1
            port: 15001        | port: many            | gateway.feed.channels.a.port              | many             | a whole number, at most 2147483647
            port: 15001        | port: 1, ttl: 256     | gateway.feed.channels.a.ttl               | 256              | must be less than or equal to 255
            port: 15001        | port: 1, loopback: 7  | gateway.feed.channels.a.loopback          | 7                | true or false
            port: 15001        | port: 1, interface: ''| gateway.feed.channels.a.interface         |                  | must not be blank
            port: 15001        | port: 1, send-buffer: 4QB | gateway.feed.channels.a.send-buffer   | 4QB              | a size, for example 64KB or 4MB
            port: 15001        | port: 1, send-buffer: 9GB | gateway.feed.channels.a.send-buffer   | 9663676416B      | 4KB to 1GB
            .0.2, port: 15002  | .0.1, port: 15001     | gateway.feed.channels.b                   | 239.192.0.1:15001| the same as channel a; another group or another port is needed
            id: simy-xbp       | id: simx-fix          | gateway.sessions[1].id                    | simx-fix         | used twice; every session needs its own id
            id: simy-xbp       | id: A>B               | gateway.sessions[1].id                    | A>B              | 1 to 24 lower-case letters, digits and hyphens, not beginning with a hyphen
            id: simy-xbp       | id: b, number: 65536  | gateway.sessions[1].number                | 65536            | must be less than or equal to 65535
            venue: SIMY        | venue: TOOLONGVENUE   | gateway.sessions[1].venue                 | TOOLONGVENUE     | 1 to 8 upper-case letters and digits
            protocol: xbp      | protocol: ouch        | gateway.sessions[1].protocol              | ouch             | one of: fix, xbp
            protocol: xbp      | protocol: fix         | gateway.sessions[1].fix                   | (not set)        | required with protocol fix
            protocol: xbp,     |                       | gateway.sessions[1].protocol              | (not set)        | must not be null
            ["127.0.0.1:9990"] | []                    | gateway.sessions[1].endpoints             | []               | at least one host:port
            127.0.0.1:9990     | 127.0.0.1             | gateway.sessions[1].endpoints[0]          | 127.0.0.1        | host:port with a port of 1 to 65535, for example 127.0.0.1:9880 or [::1]:9880
            127.0.0.1:9990     | 127.0.0.1:70000       | gateway.sessions[1].endpoints[0]          | 127.0.0.1:70000  | host:port with a port of 1 to 65535, for example 127.0.0.1:9880 or [::1]:9880
            127.0.0.1:9880     | 127.0.0.1:0           | gateway.sessions[0].endpoints[0]          | 127.0.0.1:0      | host:port with a port of 1 to 65535, for example 127.0.0.1:9880 or [::1]:9880
            protocol: fix      | protocol: fix, heartbeat-interval: 0s    | gateway.sessions[0].heartbeat-interval | 0s    | whole seconds, at least 1s: HeartBtInt(108) has no fractions
            protocol: fix      | protocol: fix, heartbeat-interval: 1500ms| gateway.sessions[0].heartbeat-interval | 1500ms| whole seconds, at least 1s: HeartBtInt(108) has no fractions
            protocol: xbp      | protocol: xbp, heartbeat-interval: 0s    | gateway.sessions[1].heartbeat-interval | 0s    | 100ms to 30s
            protocol: xbp      | protocol: xbp, heartbeat-interval: 31s   | gateway.sessions[1].heartbeat-interval | 31s   | 100ms to 30s
            protocol: xbp      | protocol: xbp, heartbeat-interval: often | gateway.sessions[1].heartbeat-interval | often | a duration, for example 200ms or 30s
            protocol: xbp      | protocol: xbp, reconnect: { initial: 0s } | gateway.sessions[1].reconnect.initial | 0s    | at least 1ms
            protocol: xbp      | protocol: xbp, reconnect: { max: 10ms }   | gateway.sessions[1].reconnect.max     | 10ms  | at least the initial wait, 200ms
            FIX.4.4            | FIX.4.3               | gateway.sessions[0].fix.begin-string      | FIX.4.3          | FIX.4.2, FIX.4.4 or FIXT.1.1
            FIX.4.4            | FIX.4.4, resend: { types: [8, A] }        | gateway.sessions[0].fix.resend.types[1] | A | a MsgType(35) that is not the session's own (0, 1, 2, 4, 5, A)
            FIX.4.4            | FIX.4.4, resend: { max-range: 0 }         | gateway.sessions[0].fix.resend.max-range | 0 | must be greater than or equal to 1
            FIX.4.4            | FIX.4.4, resend: { numbers-per-second: 9 }| gateway.sessions[0].fix.resend.numbers-per-second | 9 | must be greater than or equal to 100
            target-comp-id: SIMX | target-comp-id: ''  | gateway.sessions[0].fix.target-comp-id    |                  | printable US-ASCII characters, at least one, no blank at either end
            sender-comp-id: CAUSEWAY,|                 | gateway.sessions[0].fix.sender-comp-id    | (not set)        | must not be null
            { comp-id: CAUSEWAY| { comp-id: ''         | gateway.sessions[1].xbp.comp-id           |                  | 1 to 16 printable US-ASCII characters, no blanks
            secret: canary-2   | secret: canary-23456789012345678901234567 | gateway.sessions[1].xbp.secret | (not shown) | at most 32 printable US-ASCII characters
            id: G1             | id: G1, pipeline: { ring-size: 1000 }     | gateway.pipeline.ring-size    | 1000             | a power of two
            id: G1             | id: G1, pipeline: { max-batch: 9000 }     | gateway.pipeline.max-batch    | 9000             | at most the ring's size, 4096
            id: G1             | id: G1, pipeline: { wait-strategy: fast } | gateway.pipeline.wait-strategy| fast             | one of: blocking, yielding, sleeping, busy-spin
            id: G1             | id: G1, store: { sync: always }           | gateway.store.sync            | always           | one of: none, batch
            id: G1             | id: G1, store: { segment-size: 1KB }      | gateway.store.segment-size    | 1024B            | 64KB to 1GB, a multiple of 4KB
            id: G1             | id: G1, store: { outbound-max-size: 1MB } | gateway.store.outbound-max-size | 1048576B       | at least two outbound segments of 4194304B
            id: G1             | id: G1, store: { outbound: oracle }       | gateway.store.outbound        | oracle           | one of: mapped, postgres
            id: G1             | id: G1, store: { outbound: postgres }     | gateway.store.postgres        | (not set)        | required with outbound postgres
            id: G1             | id: G1, store: { postgres: { url: "mysql:x", user: u, password: canary } } | gateway.store.postgres.url | mysql:x | jdbc:postgresql://host:port/database
            id: G1             | id: G1, store: { postgres: { url: "jdbc:postgresql:x", user: u, password: "${NOWHERE}" } } | gateway.store.postgres.password | (not shown) | the variable it names is not set
            protocol: fix      | protocol: fix, resend: { timeout: 1ms }   | gateway.sessions[0].resend.timeout | 1ms         | 100ms to 10m
            protocol: xbp      | protocol: xbp, resend: { attempts: 0 }    | gateway.sessions[1].resend.attempts | 0          | must be greater than or equal to 1
            protocol: xbp      | protocol: xbp, resend: { chunk: -1 }      | gateway.sessions[1].resend.chunk | -1            | must be greater than or equal to 0
            id: G1             | id: G1, feed.roll-at: 17:00                | gateway.feed.roll-at         | 1020             | a time of day, "00:00" to "23:59", in quotes (YAML takes 17:00 without quotes for a number)
            id: G1             | id: G1, feed.roll-at: '24:00'              | gateway.feed.roll-at         | 24:00            | a time of day, "00:00" to "23:59", in quotes (YAML takes 17:00 without quotes for a number)
            id: G1             | id: G1, feed.retransmission: { tcp-port: 70000 } | gateway.feed.retransmission.tcp-port | 70000 | must be less than or equal to 65535
            id: G1             | id: G1, feed.retransmission: { max-tcp-clients: 0 } | gateway.feed.retransmission.max-tcp-clients | 0 | must be greater than or equal to 1
            id: G1             | id: G1, xbp: { loops: 0 }                 | gateway.xbp.loops             | 0                | must be greater than or equal to 1
            id: G1             | id: G1, idd: canary   | gateway.idd                               | (not shown)      | no such setting; under gateway there are: data-dir, feed, fix, id, operations, pipeline, security, sessions, store, xbp
            secret: canary-2   | secret: x, secrt: canary-2 | gateway.sessions[1].xbp.secrt             | (not shown)      | no such setting; under gateway.sessions[1].xbp there are: cancel-on-disconnect, comp-id, idle, loop, replay, secret, socket
            port: 15001        | port: 1, prt: canary  | gateway.feed.channels.a.prt               | (not shown)      | no such setting; under gateway.feed.channels.a there are: group, interface, loopback, port, send-buffer, ttl
            password: canary-1 | password: "${NOWHERE}"| gateway.sessions[0].fix.password          | (not shown)      | the variable it names is not set
            secret: canary-2   | secret: "${NOWHERE}"  | gateway.sessions[1].xbp.secret            | (not shown)      | the variable it names is not set
            """)
    void shouldNameKeyValueAndWhatIsAllowed(String right, String wrong, String key, String value, String allowed) {
        String replaced = wrong == null ? "" : wrong.replace("id: G1, ", "id: G1\n  ");

        String report = Report.of(right, replaced);

        assertThat(report)
                .contains(
                        "Property: " + key + "\n",
                        "Value: " + (value == null ? "" : value) + "\n",
                        "Reason: " + allowed)
                .doesNotContain("canary", "java.lang", "dev.causeway");
    }

    @Test
    void shouldNameEveryWrongValueAtOnce() {
        String report = Report.of("{ group: 239.192.0.1, port: 15001 }", "{ group: '', port: -1, ttl: -1 }");

        assertThat(report).contains("channels.a.group\n", "channels.a.port\n", "channels.a.ttl\n");
    }

    @Test
    void shouldRefuseTheSameFixCounterpartyTwice() {
        String fix = "{ begin-string: FIX.4.4, sender-comp-id: CAUSEWAY, target-comp-id: SIMX }";

        String report = Report.of(
                "protocol: xbp, endpoints: [\"127.0.0.1:9990\"],",
                "protocol: fix, endpoints: [\"127.0.0.1:9990\"], fix: " + fix + ",");

        assertThat(report)
                .contains("Property: gateway.sessions[1].fix\n", "Value: FIX.4.4, CAUSEWAY, SIMX\n", "used twice");
    }
}
