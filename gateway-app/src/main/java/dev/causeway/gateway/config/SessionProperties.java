package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code gateway.sessions}.
 *
 * @param id a slug, unique among the sessions
 * @param number the feed's sessionNo; 0: allotted at first sight and kept
 * @param venue the venue's name
 * @param protocol fix or xbp
 * @param endpoints host:port, the primary first
 * @param heartbeatInterval agreed at log-on; FIX: whole seconds; XBP: 100 ms to 30 s
 * @param reconnect how long to wait before connecting again
 * @param resend how the venue is asked for missing messages
 * @param sslBundle a bundle of {@code spring.ssl.bundle}: the session runs within TLS
 * @param verifyHostName whether the venue's certificate has to name the host that is configured
 * @param fix settings of a FIX session
 * @param xbp settings of an XBP session
 */
public record SessionProperties(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,23}",
                message = "1 to 24 lower-case letters, digits and hyphens, not beginning with a hyphen")
        String id,

        @Min(0) @Max(65535) @DefaultValue("0") int number,

        @NotNull @Pattern(regexp = "[A-Z0-9]{1,8}", message = "1 to 8 upper-case letters and digits")
        String venue,

        @NotNull ProtocolName protocol,

        @NotEmpty(message = "at least one host:port") List<@HostPort String> endpoints,

        Duration heartbeatInterval,
        @Valid @NotNull @DefaultValue Reconnect reconnect,
        @Valid @NotNull @DefaultValue ResendProperties resend,
        @Size(min = 1) String sslBundle,
        @DefaultValue("true") boolean verifyHostName,
        @Valid FixProperties fix,
        @Valid XbpSessionProperties xbp) {
    /** The venue's protocol. */
    public enum ProtocolName {
        FIX,
        XBP
    }

    /**
     * {@code reconnect}.
     *
     * @param initial the first wait
     * @param max the longest wait; each failure doubles it up to here
     */
    public record Reconnect(
            @NotNull @DefaultValue("200ms") Duration initial,
            @NotNull @DefaultValue("30s") Duration max) {}

    /** The heartbeat interval, or the protocol's usual one when none is set: FIX 30 s, XBP 1 s. */
    public Duration heartbeatOrDefault() {
        if (heartbeatInterval != null) {
            return heartbeatInterval;
        }
        return protocol == ProtocolName.FIX ? Duration.ofSeconds(30) : Duration.ofSeconds(1);
    }
}
