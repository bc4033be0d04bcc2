package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.metrics.Metric;
import dev.causeway.gateway.outbound.journal.JournalCounters;
import dev.causeway.gateway.outbound.multicast.BulkCounters;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.RetransmissionCounters;
import dev.causeway.gateway.port.SessionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Names the numbers of all stages for export. */
final class GatewayGauges {
    private final Gateway gateway;
    private final List<Metric> metrics = new ArrayList<>();

    GatewayGauges(Gateway gateway) {
        this.gateway = gateway;
    }

    List<Metric> all() {
        gateway.views().forEach(this::session);
        pipeline();
        journal();
        gateway.channels().forEach(this::channel);
        retransmission();
        bulk();
        return metrics;
    }

    private void session(SessionView view) {
        List<String> tags = List.of("session", view.identity().id());
        perSession(Metric.Kind.GAUGE, "logged.on", "1 while messages flow", tags, v -> v.loggedOn() ? 1 : 0);
        perSession(Metric.Kind.GAUGE, "epoch", "epoch of the inbound numbers", tags, SessionView::epoch);
        perSession(Metric.Kind.GAUGE, "seq", "next number", with(tags, "side", "inbound"), SessionView::expected);
        perSession(Metric.Kind.GAUGE, "seq", "next number", with(tags, "side", "outbound"), SessionView::nextOutbound);
        perSession(Metric.Kind.GAUGE, "gaps", "gaps open", tags, v -> v.gaps().size());
        for (String name : view.counters().keySet()) {
            perSession(
                    Metric.Kind.COUNTER,
                    "events",
                    "what happened to the session, by kind",
                    with(tags, "kind", name),
                    v -> v.counters().getOrDefault(name, 0L));
        }
    }

    private void perSession(
            Metric.Kind kind, String noun, String description, List<String> tags, ToDoubleFunction<SessionView> value) {
        String id = tags.get(1);
        add(kind, "gateway.session." + noun, null, description, tags, () -> gateway.views().stream()
                .filter(view -> view.identity().id().equals(id))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN));
    }

    private void pipeline() {
        gauge("gateway.pipeline.ring.capacity", "slots of the ring", () -> gateway.pipeline()
                .options()
                .ringSize());
        gauge("gateway.pipeline.ring.backlog", "slots published and not yet passed on", () -> gateway.pipeline()
                .backlog());
        gauge(
                "gateway.pipeline.up",
                "0 when a stage failed and the pipeline halted",
                () -> gateway.pipeline().failure() == null ? 1 : 0);
    }

    private void journal() {
        JournalCounters counters = gateway.journalStage().counters();
        counter("gateway.journal.feed.messages", "feed messages recorded", counters.feedMessages);
        counter("gateway.journal.duplicates", "venue messages dropped as already on the feed", counters.duplicates);
        counter("gateway.journal.batches", "batches committed", counters.batches);
        counter("gateway.journal.rolls", "new streams begun", counters.rolls);
        counter("gateway.journal.rolls.refused", "new streams that could not begin", counters.rollsRefused);
        counter("gateway.journal.refusals", "times the store began to refuse", counters.refusals);
        gauge("gateway.journal.position", "highest committed feed number", () -> gateway.journal()
                .journaledPosition());
        gauge(
                "gateway.journal.up",
                "0 while the store refuses",
                () -> gateway.journalStage().storeFailure() == null ? 1 : 0);
    }

    private void channel(FeedChannel channel) {
        List<String> tags = List.of("channel", channel.name());
        counter("gateway.multicast.packets", null, "datagrams sent", tags, channel.packets());
        counter("gateway.multicast.sent", "bytes", "bytes sent", tags, channel.bytes());
        counter("gateway.multicast.send.errors", null, "datagrams the kernel refused", tags, channel.sendErrors());
        add(
                Metric.Kind.GAUGE,
                "gateway.multicast.send.buffer",
                "bytes",
                "send buffer the kernel granted",
                tags,
                channel::grantedSendBufferBytes);
    }

    private void retransmission() {
        RetransmissionCounters counters = gateway.retransmissionServer().counters();
        Map<String, Number> results = Map.of(
                "answered", counters.answered,
                "malformed", counters.malformed,
                "other-session", counters.otherSession,
                "out-of-range", counters.outOfRange,
                "refused", counters.refused,
                "limited", counters.limited,
                "failed", counters.failed);
        results.forEach((result, count) -> counter(
                "gateway.multicast.retransmit.requests",
                null,
                "requests for missed messages, by what became of them",
                List.of("result", result),
                count));
        counter("gateway.multicast.retransmit.packets", "datagrams sent in answer", counters.packets);
        counter("gateway.multicast.retransmit.sent", "bytes", "bytes sent in answer", List.of(), counters.bytes);
        counter(
                "gateway.multicast.heartbeats",
                "heartbeats sent",
                gateway.publisher().heartbeats());
        counter(
                "gateway.multicast.ends",
                "end-of-session packets sent",
                gateway.publisher().ends());
        gauge("gateway.multicast.retransmit.requesters", "requesters remembered", () -> gateway.retransmissionServer()
                .requesters()
                .size());
    }

    private void bulk() {
        BulkCounters counters = gateway.bulkServer().counters();
        Map<String, Number> events = Map.of(
                "connect", counters.connects,
                "refused", counters.refused,
                "too-many", counters.tooMany,
                "answered", counters.answered,
                "out-of-range", counters.outOfRange,
                "malformed", counters.malformed,
                "other-session", counters.otherSession,
                "stalled", counters.stalled,
                "idle", counters.idle,
                "failed", counters.failed);
        events.forEach((kind, count) -> counter(
                "gateway.multicast.bulk.events",
                null,
                "what happened at the bulk server, by kind",
                List.of("kind", kind),
                count));
        counter("gateway.multicast.bulk.messages", "messages sent to bulk clients", counters.messages);
        counter("gateway.multicast.bulk.sent", "bytes", "bytes sent to bulk clients", List.of(), counters.bytes);
        gauge("gateway.multicast.bulk.clients", "bulk clients connected", counters.clients::doubleValue);
    }

    private void gauge(String name, String description, DoubleSupplier value) {
        add(Metric.Kind.GAUGE, name, null, description, List.of(), value);
    }

    private void counter(String name, String description, Number value) {
        counter(name, null, description, List.of(), value);
    }

    private void counter(String name, String unit, String description, List<String> tags, Number value) {
        add(Metric.Kind.COUNTER, name, unit, description, tags, value::doubleValue);
    }

    private void add(
            Metric.Kind kind, String name, String unit, String description, List<String> tags, DoubleSupplier value) {
        metrics.add(new Metric(kind, name, unit, description, tags, value));
    }

    private static List<String> with(List<String> tags, String key, String value) {
        List<String> more = new ArrayList<>(tags);
        more.add(key);
        more.add(value);
        return more;
    }
}
