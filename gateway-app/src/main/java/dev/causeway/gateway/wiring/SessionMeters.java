package dev.causeway.gateway.wiring;

import dev.causeway.gateway.normalize.SessionTally;
import dev.causeway.gateway.ops.metrics.MetricList;
import dev.causeway.gateway.port.SessionView;
import dev.causeway.gateway.port.SocketView;
import dev.causeway.protocol.feed.sbe.StatusReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Names the numbers of the sessions for export: the same names for every protocol. One thread. */
final class SessionMeters {
    private static final String PREFIX = "gateway.session.";
    private static final double MILLIS_A_SECOND = 1e3;

    private final Gateway gateway;
    private final MetricList metrics;
    private final RecentViews views;

    SessionMeters(Gateway gateway, MetricList metrics) {
        this.gateway = gateway;
        this.metrics = metrics;
        views = new RecentViews(gateway::views, System::nanoTime);
    }

    void add() {
        for (SessionView view : gateway.views()) {
            List<String> tags = List.of("session", view.identity().id());
            state(tags);
            numbers(tags);
            gaps(tags);
            connections(tags, gateway.tally(view.identity()));
            messages(tags, view);
            view.counters().keySet().forEach(name -> counter(tags, name));
        }
        for (SocketView socket : gateway.sockets()) {
            List<String> tags = List.of("session", socket.sessionId());
            socketBuffer(tags, "send", SocketView::sendBufferBytes);
            socketBuffer(tags, "receive", SocketView::receiveBufferBytes);
        }
    }

    private void socketBuffer(List<String> tags, String side, ToDoubleFunction<SocketView> value) {
        metrics.gauge(
                PREFIX + "socket.buffer",
                "bytes",
                "socket buffer the kernel granted, 0 while not connected",
                with(tags, "side", side),
                () -> gateway.sockets().stream()
                        .filter(socket -> socket.sessionId().equals(tags.get(1)))
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(Double.NaN));
    }

    private void state(List<String> tags) {
        gauge("connected", "1 while there is a connection, logged on or not", tags, v -> v.connected() ? 1 : 0);
        gauge("logged.on", "1 while messages flow", tags, v -> v.loggedOn() ? 1 : 0);
        gauge("in.schedule", "1 while the session's schedule has it up", tags, v -> v.inSchedule() ? 1 : 0);
        for (SessionStateName state : SessionStateName.values()) {
            gauge(
                    "state",
                    "1 for the state the session is in",
                    with(tags, "state", state.tag()),
                    v -> SessionStateName.of(v.state()) == state ? 1 : 0);
        }
    }

    private void numbers(List<String> tags) {
        gauge("epoch", "epoch of the inbound numbers", tags, SessionView::epoch);
        String text = "next number: of ours, of the venue's, and of the venue's as the journal has it";
        gauge("seq", text, with(tags, "side", "outbound"), SessionView::nextOutbound);
        gauge("seq", text, with(tags, "side", "inbound"), SessionView::expected);
        gauge("seq", text, with(tags, "side", "committed"), SessionView::committed);
    }

    private void gaps(List<String> tags) {
        gauge("gaps.open", "ranges of numbers that are missing now", tags, v -> v.openGaps()
                .size());
        metrics.gauge(
                PREFIX + "gap.age",
                "seconds",
                "age of the oldest open gap, 0 when there is none",
                tags,
                () -> value(
                        tags,
                        v -> v.openGaps().stream()
                                        .mapToLong(SessionView.Gap::ageMillis)
                                        .max()
                                        .orElse(0)
                                / MILLIS_A_SECOND));
        metrics.gauge(
                PREFIX + "heartbeat.age",
                "seconds",
                "since bytes were read from the venue, not a number before the first",
                tags,
                () -> value(tags, SessionMeters::silentSeconds));
        gauge("queue", "messages held ahead of a gap", tags, SessionView::held);
        metrics.gauge(
                PREFIX + "unsent",
                "bytes",
                "bytes for the venue that the kernel has not taken yet",
                tags,
                () -> value(tags, SessionView::unsentBytes));
    }

    private static double silentSeconds(SessionView view) {
        long heardMillis = TimeUnit.NANOSECONDS.toMillis(view.heardEpochNanos());
        return heardMillis == 0 ? Double.NaN : Math.max(0, System.currentTimeMillis() - heardMillis) / MILLIS_A_SECOND;
    }

    private void connections(List<String> tags, SessionTally tally) {
        counter("logons", "times the session logged on", tags, () -> tally.totals()
                .logons());
        for (StatusReason reason : SessionTally.reasons()) {
            List<String> all =
                    with(tags, "reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            counter("disconnects", "connections and first attempts that ended", all, () -> tally.disconnects(reason));
        }
        String text = "gaps by what became of them";
        counter("gaps", text, with(tags, "state", "opened"), () -> tally.totals()
                .gapsOpened());
        counter("gaps", text, with(tags, "state", "filled"), () -> tally.totals()
                .gapsFilled());
        counter("gaps", text, with(tags, "state", "lost"), () -> tally.totals().gapsLost());
        counter("lost", "numbers declared lost", tags, () -> tally.totals().numbersLost());
    }

    /** Inbound by what a message became on the feed; outbound messages have one type: they are the clients' own. */
    private void messages(List<String> tags, SessionView view) {
        int sessionNo = view.identity().sessionNo();
        for (String type : gateway.journalStage().venueMessages().of(sessionNo).keySet()) {
            messages(tags, "inbound", type, () -> gateway.journalStage()
                    .venueMessages()
                    .of(sessionNo)
                    .get(type));
        }
        messages(
                tags,
                "outbound",
                "application",
                () -> value(tags, v -> v.counters().getOrDefault("sent", 0L)));
    }

    private void messages(List<String> tags, String direction, String type, CountSupplier value) {
        List<String> more = with(with(tags, "direction", direction), "type", type);
        counter("messages", "application messages; inbound: feed messages made of the venue's", more, value);
    }

    /** What the protocols count themselves; whatever has no place of its own is not exported. */
    private void counter(List<String> tags, String name) {
        ExportedCount exported = ExportedCount.BY_NAME.get(name);
        if (exported != null) {
            List<String> all = exported.key() == null ? tags : with(tags, exported.key(), exported.value());
            metrics.counter(
                    PREFIX + exported.noun(),
                    exported.unit(),
                    exported.description(),
                    all,
                    () -> value(tags, v -> v.counters().getOrDefault(name, 0L)));
        }
    }

    private double value(List<String> tags, ToDoubleFunction<SessionView> of) {
        return of.applyAsDouble(views.of(tags.get(1)));
    }

    private void gauge(String noun, String description, List<String> tags, ToDoubleFunction<SessionView> of) {
        metrics.gauge(PREFIX + noun, null, description, tags, () -> value(tags, of));
    }

    private void counter(String noun, String description, List<String> tags, CountSupplier value) {
        metrics.counter(PREFIX + noun, null, description, tags, value::count);
    }

    private interface CountSupplier {
        double count();
    }

    static List<String> with(List<String> tags, String key, String value) {
        List<String> more = new ArrayList<>(tags);
        more.add(key);
        more.add(value);
        return more;
    }
}
