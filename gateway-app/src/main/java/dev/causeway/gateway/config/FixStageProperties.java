package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.fix}: what all FIX sessions share.
 *
 * @param maxLogonSize largest BodyLength(9) of a venue that has not logged on yet
 * @param maxMessageSize largest BodyLength(9) after it; a venue that announces more is disconnected
 * @param logonTimeout how long a venue may leave our Logon unanswered, whole seconds
 * @param expressLane whether messages in order go past the FIX engine, straight from the bytes into the ring
 * @param log the sessions' own log files
 */
public record FixStageProperties(
        @NotNull @DefaultValue("8KB") DataSize maxLogonSize,
        @NotNull @DefaultValue("1MB") DataSize maxMessageSize,
        @NotNull @DefaultValue("10s") Duration logonTimeout,
        @DefaultValue("true") boolean expressLane,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        FixLogProperties log) {}
