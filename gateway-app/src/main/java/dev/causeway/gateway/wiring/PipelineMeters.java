package dev.causeway.gateway.wiring;

import dev.causeway.gateway.ops.journal.JournalFiles;
import dev.causeway.gateway.ops.metrics.MetricList;
import dev.causeway.gateway.outbound.journal.JournalCounters;
import dev.causeway.gateway.pipeline.Pipeline;
import dev.causeway.gateway.pipeline.StagePosition;
import java.util.List;

/** Names the numbers of ring and journal for export. One thread. */
final class PipelineMeters {
    private final Gateway gateway;
    private final JournalFiles files;
    private final MetricList metrics;

    PipelineMeters(Gateway gateway, JournalFiles files, MetricList metrics) {
        this.gateway = gateway;
        this.files = files;
        this.metrics = metrics;
    }

    void add() {
        pipeline(gateway.pipeline());
        journal(gateway.journalStage().counters());
        position();
    }

    private void pipeline(Pipeline pipeline) {
        int capacity = pipeline.options().ringSize();
        metrics.gauge("gateway.pipeline.ring.capacity", "slots of the ring", () -> capacity);
        metrics.gauge("gateway.pipeline.ring.remaining", "slots free", () -> capacity - pipeline.backlog());
        metrics.gauge("gateway.pipeline.ring.backlog", "slots published and not yet passed on", pipeline::backlog);
        metrics.counter("gateway.pipeline.ring.blocked", "claims that found no room", pipeline::blocked);
        metrics.gauge(
                "gateway.pipeline.up",
                "0 when a stage failed and the pipeline halted",
                () -> pipeline.failure() == null ? 1 : 0);
        for (StagePosition stage : pipeline.stages()) {
            metrics.gauge(
                    "gateway.pipeline.consumer.lag",
                    null,
                    "slots published that the stage is not done with",
                    List.of("stage", stage.name()),
                    () -> lag(pipeline, stage.name()));
        }
    }

    private static double lag(Pipeline pipeline, String stage) {
        long position = pipeline.stages().stream()
                .filter(each -> each.name().equals(stage))
                .mapToLong(StagePosition::position)
                .findFirst()
                .orElseThrow();
        return Math.max(0, pipeline.published() - position);
    }

    private void journal(JournalCounters counters) {
        metrics.counter("gateway.journal.feed.messages", "feed messages recorded", counters.feedMessages::doubleValue);
        metrics.counter(
                "gateway.journal.duplicates",
                "venue messages dropped as already on the feed",
                counters.duplicates::doubleValue);
        metrics.counter("gateway.journal.batches", "batches committed", counters.batches::doubleValue);
        metrics.counter("gateway.journal.rolls", "new streams begun", counters.rolls::doubleValue);
        metrics.counter(
                "gateway.journal.rolls.refused",
                "new streams that could not begin",
                counters.rollsRefused::doubleValue);
        metrics.counter("gateway.journal.refusals", "times the store began to refuse", counters.refusals::doubleValue);
        metrics.gauge(
                "gateway.journal.up",
                "0 while the store refuses",
                () -> gateway.journalStage().storeFailure() == null ? 1 : 0);
    }

    private void position() {
        metrics.gauge("gateway.journal.position", "highest committed feed number", () -> gateway.journal()
                .journaledPosition());
        metrics.gauge(
                "gateway.journal.lag",
                "slots published that the journal is not done with",
                () -> Math.max(0, new JournalView(gateway).lagSlots()));
        metrics.gauge("gateway.journal.segments", "segment files", files::segments);
        metrics.gauge(
                "gateway.journal.disk.free",
                "bytes",
                "room on the journal's file system",
                List.of(),
                files::diskFreeBytes);
    }
}
