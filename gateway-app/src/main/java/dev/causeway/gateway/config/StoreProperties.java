package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.store}.
 *
 * @param sync none: the journal survives the death of the process; batch: it survives the death of the machine, at the
 *     price of one device sync a batch
 * @param segmentSize size of one journal segment, preallocated
 * @param outboundSegmentSize size of one segment of a session's outbound log, preallocated
 * @param outboundMaxSize how much a session's outbound log keeps within an epoch
 */
public record StoreProperties(
        @NotNull @DefaultValue("none") Sync sync,
        @NotNull @DefaultValue("256MB") DataSize segmentSize,
        @NotNull @DefaultValue("4MB") DataSize outboundSegmentSize,
        @NotNull @DefaultValue("1GB") DataSize outboundMaxSize) {
    /** When the journal is forced to the device. */
    public enum Sync {
        NONE,
        BATCH
    }
}
