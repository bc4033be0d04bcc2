package dev.causeway.mock.xbp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.mock.sent.SessionFile;
import dev.causeway.protocol.xbp.FrameAssembler;
import dev.causeway.protocol.xbp.XbpFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/** Runs one scenario file from the venue's side: the peer is a client, the time and the socket are the scenario's. */
final class AcceptorScenario {
    /** How the client's bytes come and whether there is room for ours. */
    enum Twin {
        PLAIN,
        BYTE_BY_BYTE,
        NO_ROOM_AT_FIRST
    }

    private static final long EPOCH = 5_000_000;
    private static final int STANDARD_HOLD = 4_096;
    private static final int ROOM = 1 << 20;
    private static final int LITTLE_ROOM = 1_000;
    private static final long STEP_MILLIS = 10;

    private final ScenarioFrames frames;
    private final Twin twin;
    private final SessionState state = new SessionState("CAUSEWAY", "secret", 1 << 20, SessionFile.none());
    private final Map<String, SessionState> sessions = new HashMap<>(Map.of("CAUSEWAY", state));
    private final ArrayDeque<UnsafeBuffer> sent = new ArrayDeque<>();
    private final AcceptorLimits limits;
    private RecordingFrameSink sink = new RecordingFrameSink();
    private FrameAssembler assembler = new FrameAssembler(1 << 16);
    private XbpAcceptor acceptor;
    private Connection first;
    private long messagesTold;
    private long now = 1_000;

    AcceptorScenario(ScenarioFrames frames, Twin twin, int hold) {
        this.frames = frames;
        this.twin = twin;
        AcceptorLimits standard = AcceptorLimits.standard(ReplayPolicy.POLICY, 100);
        limits = new AcceptorLimits(
                standard.replay(),
                standard.maxBacklog(),
                standard.logonTimeoutNanos(),
                standard.resendTimeoutNanos(),
                standard.resendTries(),
                hold);
    }

    static void run(Path file, ScenarioFrames frames, Twin twin) throws IOException {
        int number = 0;
        AcceptorScenario on = new AcceptorScenario(frames, twin, STANDARD_HOLD);
        for (String line : Files.readAllLines(file)) {
            number++;
            String[] words = line.trim().split("\\s+", 2);
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            String rest = words.length == 1 ? "" : words[1];
            if (words[0].equals("given") && rest.contains("hold=")) {
                on = new AcceptorScenario(
                        frames, twin, Integer.parseInt(values(rest).get("hold")));
            }
            try {
                on.step(words[0], rest);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(file.getFileName() + " line " + number + ": " + line + ": " + e, e);
            }
        }
        on.requireNothingLeft();
    }

    private void step(String verb, String rest) {
        switch (verb) {
            case ">" -> expectSent(rest);
            case "=" -> messagesTold += rest.matches("(Trade|Unmapped|OrderEvent) .*") ? 1 : 0;
            case "ignore" -> forget();
            case "expected" -> assertThat(state.expected).isEqualTo(Long.parseLong(rest));
            case "stays" -> assertThat(sink.closing || sink.aborted).isFalse();
            case "stalled" -> assertThat(sink.stalledMillis).isEqualTo(Long.parseLong(rest));
            case "dribbled" -> assertThat(sink.dribbled).isEqualTo(Integer.parseInt(rest));
            case "held" -> assertThat(sink.held).isEqualTo(Boolean.parseBoolean(rest));
            case "aborted" -> assertThat(sink.aborted).isTrue();
            case "state", "count", "committed" -> {
                // the gateway's own
            }
            default -> {
                requireNothingLeft();
                act(verb, rest);
                collect();
            }
        }
    }

    private void act(String verb, String rest) {
        switch (verb) {
            case "given" -> given(values(rest));
            case "connect" -> connect();
            case "second" -> {
                first = new Connection(sink, assembler, acceptor);
                connect();
            }
            case "first" -> {
                sink = first.sink();
                assembler = first.assembler();
                acceptor = first.acceptor();
            }
            case "logged-on" -> logOn(values(rest));
            case "<" -> receive(rest);
            case "bytes" -> feed(HexFormat.of().parseHex(rest));
            case "send" -> send(rest);
            case "fault" -> state.add(FaultScript.fault(rest));
            case "pass" -> pass(Long.parseLong(rest));
            case "room" -> sink.room = rest.equals("free") ? ROOM : Integer.parseInt(rest);
            case "closed" -> {
                assertThat(sink.closing || sink.aborted).isTrue();
                acceptor.onDisconnect();
            }
            case "disconnect" -> acceptor.onDisconnect();
            default -> throw new IllegalArgumentException("verb not known");
        }
    }

    private void given(Map<String, String> values) {
        state.beginEpoch(EPOCH);
        state.expected = Long.parseLong(values.getOrDefault("expected", "1"));
        while (state.sent.next() < Long.parseLong(values.getOrDefault("next", "1"))) {
            append(frames.encode("MdTrade", Map.of()));
        }
    }

    private void connect() {
        sink = new RecordingFrameSink();
        assembler = new FrameAssembler(1 << 16);
        acceptor = new XbpAcceptor(sessions, sink, limits, now);
    }

    private void logOn(Map<String, String> values) {
        connect();
        feed(frames.encode(
                "Logon",
                Map.of(
                        "compId", "CAUSEWAY",
                        "secret", "secret",
                        "epoch", String.valueOf(EPOCH),
                        "next", String.valueOf(state.expected),
                        "nextToSend", String.valueOf(state.expected),
                        "nextExpected", String.valueOf(state.sent.next()),
                        "heartbeatMs", values.getOrDefault("heartbeat", "1000"))));
        collect();
        assertThat(frames.difference(sent.poll(), "LogonAccept", Map.of())).isEmpty();
    }

    /** A client's application message stands for the venue's; what is added to the block is added to it too. */
    private void receive(String rest) {
        Map<String, String> values = values(rest);
        String name = rest.split("\\s+")[0];
        values.remove(name);
        if (name.equals("MdTrade")) {
            name = "NewOrder";
            values.computeIfPresent(
                    "block",
                    (key, block) -> String.valueOf(
                            Integer.parseInt(block) + frames.block("NewOrder") - frames.block("MdTrade")));
        }
        String[] run = values.getOrDefault("seq", "").split("\\.\\.");
        if (run.length == 1) {
            feed(frames.encode(name, values));
            return;
        }
        for (long each = Long.parseLong(run[0]); each <= Long.parseLong(run[1]); each++) {
            values.put("seq", String.valueOf(each));
            feed(frames.encode(name, values));
        }
    }

    private void feed(byte[] bytes) {
        if (twin == Twin.NO_ROOM_AT_FIRST) {
            sink.room = LITTLE_ROOM;
        }
        int step = twin == Twin.BYTE_BY_BYTE ? 1 : bytes.length;
        for (int at = 0; at < bytes.length; at += step) {
            assembler.append(new UnsafeBuffer(bytes), at, step);
            FrameAssembler.Outcome outcome = assembler.next();
            while (outcome == FrameAssembler.Outcome.FRAME && !acceptor.isEnded()) {
                acceptor.onFrame(assembler.buffer(), assembler.offset(), now, 5);
                assembler.consume();
                outcome = assembler.next();
            }
            if (outcome == FrameAssembler.Outcome.VIOLATION && !acceptor.isEnded()) {
                acceptor.onViolation(assembler.description(), now, 5);
            }
        }
        acceptor.pump(now, 5);
        sink.room = twin == Twin.NO_ROOM_AT_FIRST ? ROOM : sink.room;
        acceptor.pump(now, 5);
    }

    private void send(String rest) {
        Map<String, String> values = values(rest);
        String name = rest.split("\\s+")[0];
        values.remove(name);
        int times = Integer.parseInt(values.getOrDefault("times", "1"));
        for (int i = 0; i < times; i++) {
            append(frames.encode(name, values));
        }
        acceptor.pump(now, 5);
    }

    private void append(byte[] frame) {
        long seqNo = state.sent.next();
        if (frame[26] + (frame[27] << 8) == frames.id("TradingStatus")) {
            state.lastStatusSeqByInstrument.put((long) new UnsafeBuffer(frame).getInt(XbpFrame.HEADER_LENGTH), seqNo);
        }
        state.sent.append(seqNo, new UnsafeBuffer(frame), 0, frame.length);
    }

    private void pass(long millis) {
        for (long left = millis; left > 0; left -= STEP_MILLIS) {
            now += TimeUnit.MILLISECONDS.toNanos(Math.min(left, STEP_MILLIS));
            acceptor.onTimer(now, 5);
            acceptor.pump(now, 5);
        }
    }

    private void expectSent(String rest) {
        Map<String, String> values = values(rest);
        String name = rest.split("\\s+")[0];
        values.remove(name);
        if (name.equals("*")) {
            sent.removeIf(frame ->
                    frames.difference(frame, rest.split("\\s+")[1], Map.of()).isEmpty());
            return;
        }
        String seq = values.getOrDefault("seq", "0");
        String[] run = seq.split("\\.\\.");
        for (long each = Long.parseLong(run[0]); each <= Long.parseLong(run[run.length - 1]); each++) {
            values.computeIfPresent("seq", new SeqOf(each)::in);
            UnsafeBuffer frame = sent.poll();
            assertThat(frame).as("a frame").isNotNull();
            assertThat(frames.difference(frame, name, values))
                    .as("template " + XbpFrame.templateId(frame, 0))
                    .isEmpty();
        }
    }

    private record Connection(RecordingFrameSink sink, FrameAssembler assembler, XbpAcceptor acceptor) {}

    private record SeqOf(long seqNo) {
        String in(String key, String was) {
            return String.valueOf(seqNo);
        }
    }

    private void collect() {
        sent.addAll(sink.writes);
        sink.writes.clear();
    }

    private void forget() {
        sent.clear();
        messagesTold = state.clientMessages;
    }

    private void requireNothingLeft() {
        assertThat(sent.stream().map(frame -> XbpFrame.templateId(frame, 0)).toList())
                .as("templates not expected before this")
                .isEmpty();
        assertThat(state.clientMessages).as("messages taken").isEqualTo(messagesTold);
    }

    private static Map<String, String> values(String rest) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : rest.split("\\s+")) {
            int equals = word.indexOf('=');
            values.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return values;
    }
}
