package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything under {@code gateway.*}.
 *
 * @param id the gateway's id: two letters or digits, the first two characters of every feed session name
 * @param dataDir where journal and session stores live; one gateway process at a time
 * @param sessions the venue sessions
 * @param feed the outgoing feed
 * @param store how the journal keeps its promises
 * @param pipeline how the stages are laid out over threads
 * @param xbp settings common to XBP sessions
 * @param fix settings common to FIX sessions
 * @param security who may use the management port
 * @param operations limits of commands and health
 */
@Validated
@ConfigurationProperties(prefix = "gateway", ignoreUnknownFields = false)
public record GatewayProperties(
        @NotNull @Pattern(regexp = "[A-Z0-9]{2}", message = "two upper-case letters or digits, for example G1")
        String id,

        @NotNull @DefaultValue("./data") Path dataDir,
        @DefaultValue List<@Valid SessionProperties> sessions,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        FeedProperties feed,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        StoreProperties store,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        PipelineProperties pipeline,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        XbpProperties xbp,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        FixStageProperties fix,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        SecurityProperties security,

        @Valid @NotNull @DefaultValue @NestedConfigurationProperty
        OperationsProperties operations) {}
