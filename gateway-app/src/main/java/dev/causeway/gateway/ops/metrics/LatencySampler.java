package dev.causeway.gateway.ops.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the stages recorded every second, adds it up in buckets for scrapes, and writes it to the log of latencies.
 * {@link #run} by the gateway's timer; {@link #collect} by scrapes. A gauge {@code <name>_max} beside each histogram tells
 * the highest value of the last minute.
 *
 * <p>A collector of the Prometheus client and no Micrometer timer: a timer takes single values, these are counted already.
 */
public final class LatencySampler implements MultiCollector, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LatencySampler.class);
    private static final int SAMPLES_A_MINUTE = 60;

    private final List<LatencyDistribution> distributions;
    private final LatencyLog log;

    /** @param log where every sample is written too */
    public LatencySampler(List<LatencySource> sources, LatencyLog log) {
        distributions = sources.stream()
                .map(source -> new LatencyDistribution(source, SAMPLES_A_MINUTE))
                .toList();
        this.log = log;
    }

    @Override
    public void run() {
        try {
            distributions.forEach(this::sample);
        } catch (RuntimeException e) {
            LOG.error("latencies: {}", e.toString(), e);
        }
    }

    private void sample(LatencyDistribution distribution) {
        LatencySource source = distribution.source();
        Histogram interval = source.interval().apply(distribution.recycled);
        distribution.recycled = interval;
        distribution.add(interval);
        log.write(source.label(), interval);
    }

    /** From now on scrapes of this registry show the latencies. */
    public void registerWith(PrometheusRegistry registry) {
        registry.register(this);
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, HistogramSnapshot.Builder> histograms = new LinkedHashMap<>();
        Map<String, GaugeSnapshot.Builder> maxima = new LinkedHashMap<>();
        for (LatencyDistribution each : distributions) {
            LatencySource source = each.source();
            String name = source.name().replace('.', '_');
            LatencyDistribution.Snapshot now = each.snapshot();
            histograms
                    .computeIfAbsent(name, key -> HistogramSnapshot.builder()
                            .name(key + "_seconds")
                            .help(source.description()))
                    .dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                            .labels(labels(source))
                            .classicHistogramBuckets(ClassicHistogramBuckets.of(now.bounds(), now.counts()))
                            .sum(now.sumSeconds())
                            .build());
            maxima.computeIfAbsent(name, key -> GaugeSnapshot.builder()
                            .name(key + "_max_seconds")
                            .help("the highest of the last minute: " + source.description()))
                    .dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(labels(source))
                            .value(now.maxSeconds())
                            .build());
        }
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        histograms.values().forEach(each -> all.metricSnapshot(each.build()));
        maxima.values().forEach(each -> all.metricSnapshot(each.build()));
        return all.build();
    }

    private static Labels labels(LatencySource source) {
        Labels labels = Labels.EMPTY;
        for (Map.Entry<String, String> tag : source.tags().entrySet()) {
            labels = labels.add(tag.getKey(), tag.getValue());
        }
        return labels;
    }
}
