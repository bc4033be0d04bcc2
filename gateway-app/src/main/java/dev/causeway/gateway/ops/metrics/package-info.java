/**
 * Meters over the counters that the stages own; and the latencies that they record; the only place that knows Micrometer.
 *
 * <p>May import: {@code port}, Micrometer, the Prometheus client, HdrHistogram. Threading: read by scrapes; latencies are
 * sampled by the gateway's timer.
 */
package dev.causeway.gateway.ops.metrics;
