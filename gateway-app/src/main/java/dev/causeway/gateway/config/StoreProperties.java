package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.store}.
 *
 * @param sync none: the journal survives the death of the process; batch: it survives the death of the machine, at the
 *     price of one device sync a batch
 * @param segmentSize size of one journal segment, preallocated
 * @param outbound where each session's log of what it sent is: mapped: files below `data-dir`; postgres: a database, for
 *     gateways whose next owner may be another machine
 * @param outboundSegmentSize size of one segment of a session's outbound log, preallocated
 * @param outboundMaxSize how much a session's outbound log keeps within an epoch
 * @param postgres the database
 */
public record StoreProperties(
        @NotNull @DefaultValue("none") Sync sync,
        @NotNull @DefaultValue("256MB") DataSize segmentSize,
        @NotNull @DefaultValue("mapped") Outbound outbound,
        @NotNull @DefaultValue("4MB") DataSize outboundSegmentSize,
        @NotNull @DefaultValue("1GB") DataSize outboundMaxSize,
        @Valid PostgresProperties postgres) {
    /** When the journal is forced to the device. */
    public enum Sync {
        NONE,
        BATCH
    }

    /** Where outbound logs are. */
    public enum Outbound {
        MAPPED,
        POSTGRES
    }
}
