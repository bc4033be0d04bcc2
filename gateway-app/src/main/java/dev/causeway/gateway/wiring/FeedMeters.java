package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.metrics.KernelUdp;
import dev.causeway.gateway.ops.metrics.MetricList;
import dev.causeway.gateway.outbound.multicast.BulkCounters;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.RetransmissionCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Names the numbers of the feed, its servers and the kernel below them for export. One thread. */
final class FeedMeters {
    private static final String BYTES = "bytes";

    private final Gateway gateway;
    private final MetricList metrics;

    FeedMeters(Gateway gateway, MetricList metrics) {
        this.gateway = gateway;
        this.metrics = metrics;
    }

    void add() {
        gateway.channels().forEach(this::channel);
        metrics.counter(
                "gateway.multicast.heartbeats",
                "heartbeats sent",
                gateway.publisher().heartbeats()::doubleValue);
        metrics.counter(
                "gateway.multicast.ends",
                "end-of-session packets sent",
                gateway.publisher().ends()::doubleValue);
        retransmission(gateway.retransmissionServer().counters());
        bulk(gateway.bulkServer().counters());
        kernel(new KernelUdp(Path.of("/proc/net/snmp")));
    }

    private void channel(FeedChannel channel) {
        List<String> tags = List.of("channel", channel.name());
        metrics.gauge(
                "gateway.multicast.enabled", null, "1 while datagrams go out", tags, () -> channel.enabled() ? 1 : 0);
        metrics.counter("gateway.multicast.packets", null, "datagrams sent", tags, channel.packets()::doubleValue);
        metrics.counter("gateway.multicast.sent", BYTES, "bytes sent", tags, channel.bytes()::doubleValue);
        metrics.counter(
                "gateway.multicast.send.errors",
                null,
                "datagrams the kernel refused",
                tags,
                channel.sendErrors()::doubleValue);
        metrics.gauge(
                "gateway.multicast.send.buffer",
                BYTES,
                "send buffer the kernel granted",
                tags,
                channel::grantedSendBufferBytes);
    }

    private void retransmission(RetransmissionCounters counters) {
        Map<String, Number> results = Map.of(
                "answered", counters.answered,
                "malformed", counters.malformed,
                "other-session", counters.otherSession,
                "out-of-range", counters.outOfRange,
                "refused", counters.refused,
                "limited", counters.limited,
                "failed", counters.failed);
        results.forEach((result, count) -> metrics.counter(
                "gateway.multicast.retransmit.requests",
                null,
                "requests for missed messages, by what became of them",
                List.of("result", result),
                count::doubleValue));
        metrics.counter(
                "gateway.multicast.retransmit.packets", "datagrams sent in answer", counters.packets::doubleValue);
        metrics.counter(
                "gateway.multicast.retransmit.sent",
                BYTES,
                "bytes sent in answer",
                List.of(),
                counters.bytes::doubleValue);
        metrics.counter(
                "gateway.multicast.retransmit.pauses",
                "times the socket was left alone for a moment because of a flood",
                counters.pauses::doubleValue);
        metrics.gauge(
                "gateway.multicast.retransmit.receive.buffer",
                BYTES,
                "receive buffer the kernel granted",
                List.of(),
                gateway.retransmissionServer()::grantedReceiveBufferBytes);
        metrics.gauge(
                "gateway.multicast.retransmit.requesters",
                "requesters remembered",
                () -> gateway.retransmissionServer().requesters().size());
    }

    private void bulk(BulkCounters counters) {
        Map<String, Number> events = Map.ofEntries(
                Map.entry("connect", counters.connects),
                Map.entry("refused", counters.refused),
                Map.entry("too-many", counters.tooMany),
                Map.entry("too-many-of-address", counters.tooManyOfAddress),
                Map.entry("answered", counters.answered),
                Map.entry("out-of-range", counters.outOfRange),
                Map.entry("malformed", counters.malformed),
                Map.entry("other-session", counters.otherSession),
                Map.entry("stalled", counters.stalled),
                Map.entry("idle", counters.idle),
                Map.entry("failed", counters.failed));
        events.forEach((kind, count) -> metrics.counter(
                "gateway.multicast.bulk.events",
                null,
                "what happened at the bulk server, by kind",
                List.of("kind", kind),
                count::doubleValue));
        metrics.counter(
                "gateway.multicast.bulk.messages", "messages sent to bulk clients", counters.messages::doubleValue);
        metrics.counter(
                "gateway.multicast.bulk.sent",
                BYTES,
                "bytes sent to bulk clients",
                List.of(),
                counters.bytes::doubleValue);
        metrics.gauge("gateway.multicast.bulk.clients", "bulk clients connected", counters.clients::doubleValue);
    }

    private void kernel(KernelUdp udp) {
        Map<String, String> kinds =
                Map.of("receive-buffer", "RcvbufErrors", "send-buffer", "SndbufErrors", "input", "InErrors");
        kinds.forEach((kind, column) -> metrics.counter(
                "gateway.kernel.udp.errors",
                null,
                "datagrams the kernel dropped, of the whole host or network namespace",
                List.of("kind", kind),
                () -> udp.count(column)));
    }
}
