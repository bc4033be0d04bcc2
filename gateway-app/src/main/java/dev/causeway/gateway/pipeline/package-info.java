/**
 * The ring and the threads behind it: venue sessions in, journal, then multicast.
 *
 * <p>May import: {@code port}, LMAX Disruptor (only here), Agrona.
 *
 * <p>Threading: any thread claims and publishes. One consumer thread journals and then publishes, or two, one each; see
 * {@link dev.causeway.gateway.pipeline.PipelineOptions.Layout}.
 */
package dev.causeway.gateway.pipeline;
