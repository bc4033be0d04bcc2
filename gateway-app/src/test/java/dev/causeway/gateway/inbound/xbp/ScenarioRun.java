package dev.causeway.gateway.inbound.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.socket.CloseCause;
import dev.causeway.gateway.port.VenueSession;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/** Carries out the steps of one scenario. Whatever a step causes must be named before the next one acts. */
final class ScenarioRun {
    private final FrameTable table;
    private final ScenarioRig rig;
    private Scenario.Step step;

    ScenarioRun(FrameTable table, ScenarioRig rig) {
        this.table = table;
        this.rig = rig;
    }

    void run(Scenario scenario) {
        if (!scenario.steps().get(0).verb().equals("given")) {
            rig.given(0, 1, 1_000, 4_096);
        }
        try {
            for (Scenario.Step each : scenario.steps()) {
                step = each;
                perform();
            }
            requireNothingLeft();
            requireJournalAgrees();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    scenario.name() + ".txt line " + step.line() + ": " + step.verb() + " " + step.rest() + ": " + e,
                    e);
        }
    }

    private void perform() {
        switch (step.verb()) {
            case ">" -> expectSent();
            case "=" -> assertThat(rig.ring.told().poll()).isEqualTo(step.rest());
            case "ignore" -> forget();
            case "state" -> assertThat(rig.session().state()).hasToString(step.rest());
            case "expected" -> assertThat(probe().nextExpected()).isEqualTo(Long.parseLong(step.rest()));
            case "committed" -> assertThat(rig.committedExpected()).isEqualTo(Long.parseLong(step.rest()));
            case "count" -> step.values().forEach(this::expectCount);
            case "undelivered" -> expectUndelivered();
            case "failed" -> assertThat(probe().failed()).isTrue();
            case "stays" -> assertThat(rig.session().closing()).isEqualTo(XbpSession.Closing.NO);
            default -> {
                requireNothingLeft();
                act();
            }
        }
    }

    private void act() {
        Map<String, String> values = step.values();
        switch (step.verb()) {
            case "given" ->
                rig.given(
                        Long.parseLong(values.getOrDefault("expected", "0")),
                        Long.parseLong(values.getOrDefault("next", "1")),
                        Integer.parseInt(values.getOrDefault("heartbeat", "1000")),
                        Integer.parseInt(values.getOrDefault("hold", "4096")));
            case "connect" -> rig.connect();
            case "logged-on" -> logOn();
            case "<" -> rig.receive(frames());
            case "bytes" -> rig.receive(HexFormat.of().parseHex(step.rest()));
            case "send" -> send();
            case "pass" -> rig.pass(Long.parseLong(step.subject()), Long.parseLong(values.getOrDefault("by", "10")));
            case "closed" -> {
                assertThat(rig.session().closing()).isNotEqualTo(XbpSession.Closing.NO);
                rig.disconnect(CloseCause.LOCAL);
            }
            case "disconnect" -> rig.disconnect(CloseCause.PEER_CLOSED);
            case "restart" -> rig.restart();
            case "journal" -> rig.stopJournal(step.rest().equals("stops"));
            case "ring" -> rig.fillRing(step.rest().equals("full"));
            case "room" -> room();
            case "reset" -> rig.reset();
            case "logout" -> rig.logout();
            case "enable" -> rig.enable();
            default -> throw new IllegalArgumentException("verb not known");
        }
    }

    private void room() {
        if (step.rest().equals("free")) {
            rig.freeRoom();
        } else {
            rig.leaveRoom(Integer.parseInt(step.rest()));
        }
    }

    private void logOn() {
        rig.connect();
        rig.receive(table.encode(
                "LogonAccept",
                Map.of(
                        "next", String.valueOf(probe().nextExpected()),
                        "nextToSend", String.valueOf(probe().nextExpected()),
                        "nextExpected", String.valueOf(probe().nextOutbound()),
                        "epoch", String.valueOf(probe().venueEpoch()),
                        "heartbeatMs", step.values().getOrDefault("heartbeat", "1000"))));
        forget();
        assertThat(rig.session().state()).isEqualTo(SessionState.ESTABLISHED);
    }

    /** One frame, or a run of them: {@code seq=5..9}. */
    private byte[] frames() {
        Map<String, String> fields = step.fields();
        String seq = fields.getOrDefault("seq", "");
        int dots = seq.indexOf("..");
        if (dots < 0) {
            return table.encode(step.subject(), fields);
        }
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        long to = Long.parseLong(seq.substring(dots + 2));
        for (long each = Long.parseLong(seq.substring(0, dots)); each <= to; each++) {
            fields.put("seq", String.valueOf(each));
            run.writeBytes(table.encode(step.subject(), fields));
        }
        return run.toByteArray();
    }

    private void send() {
        Map<String, String> fields = step.fields();
        String refused = fields.remove("refused");

        int times = Integer.parseInt(Objects.requireNonNullElse(fields.remove("times"), "1"));
        for (int i = 0; i < times; i++) {
            VenueSession.Result result = rig.send(table.encode(step.subject(), fields));
            assertThat(result.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .isEqualTo(refused == null ? "accepted" : refused);
        }
    }

    private void expectSent() {
        if (step.rest().startsWith("*")) {
            rig.sent.removeIf(frame -> table.differences(frame, 0, step.rest().substring(2), Map.of())
                    .isEmpty());
            return;
        }
        Map<String, String> fields = step.fields();
        String seq = fields.getOrDefault("seq", "");
        int dots = seq.indexOf("..");
        long from = dots < 0 ? 0 : Long.parseLong(seq.substring(0, dots));
        long to = dots < 0 ? 0 : Long.parseLong(seq.substring(dots + 2));
        for (long each = from; each <= to; each++) {
            if (dots >= 0) {
                fields.put("seq", String.valueOf(each));
            }
            UnsafeBuffer frame = rig.sent.poll();
            assertThat(frame).as("a frame").isNotNull();
            assertThat(table.differences(frame, 0, step.subject(), fields))
                    .as(table.text(frame, 0))
                    .isEmpty();
        }
    }

    private void expectCount(String name, String value) {
        XbpSessionStatus.Counts counts = probe().counts();
        long is =
                switch (name) {
                    case "messages" -> counts.messages();
                    case "duplicates" -> counts.duplicates();
                    case "lost" -> counts.lost();
                    case "overflows" -> counts.overflows();
                    case "gaps" -> counts.gaps();
                    case "requests" -> counts.resendRequests();
                    case "decode-errors" -> counts.decodeErrors();
                    default -> throw new IllegalArgumentException("count not known");
                };
        assertThat(is).as(name).isEqualTo(Long.parseLong(value));
    }

    private void expectUndelivered() {
        List<Long> wanted = new ArrayList<>();
        for (String word : step.rest().split("\\s+")) {
            wanted.add(Long.valueOf(word));
        }
        assertThat(rig.undelivered).isEqualTo(wanted);
        rig.undelivered.clear();
    }

    private void forget() {
        rig.sent.clear();
        rig.ring.told().clear();
    }

    private void requireNothingLeft() {
        List<String> left = new ArrayList<>();
        rig.sent.forEach(frame -> left.add("> " + table.text(frame, 0)));
        rig.ring.told().forEach(line -> left.add("= " + line));
        rig.undelivered.forEach(seqNo -> left.add("undelivered " + seqNo));
        assertThat(left).as("not expected before this").isEmpty();
    }

    /** What is committed is what the session says, once the ring is empty. */
    private void requireJournalAgrees() {
        rig.fillRing(false);
        rig.stopJournal(false);
        assertThat(rig.committedExpected()).as("committed").isEqualTo(probe().nextExpected());
    }

    private XbpSessionStatus probe() {
        return rig.session().probe().status();
    }
}
