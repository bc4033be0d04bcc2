package dev.causeway.gateway.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code gateway.sessions[].xbp.socket}.
 *
 * @param localAddress this host's address to connect from, empty for any; looked up once, at start
 * @param localPort the port to connect from, 0 for any
 * @param tcpNoDelay whether small frames leave at once
 * @param keepAlive whether the kernel probes an idle connection
 * @param sendBuffer SO_SNDBUF asked for, 0 for the kernel's own
 * @param receiveBuffer SO_RCVBUF asked for, 0 for the kernel's own
 * @param linger SO_LINGER in whole seconds, 0 closes with a reset; unset: off
 * @param connectTimeout from the name's look-up to the end of the TLS handshake
 */
public record XbpSocketProperties(
        @NotNull @DefaultValue("") String localAddress,
        @Min(0) @Max(65535) @DefaultValue("0") int localPort,
        @DefaultValue("true") boolean tcpNoDelay,
        @DefaultValue("false") boolean keepAlive,
        @NotNull @DefaultValue("0B") DataSize sendBuffer,
        @NotNull @DefaultValue("0B") DataSize receiveBuffer,
        Duration linger,
        @NotNull @DefaultValue("5s") Duration connectTimeout) {}
