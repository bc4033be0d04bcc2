package dev.causeway.gateway.config;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].xbp}.
 *
 * @param compId who we are to the venue
 * @param secret proves it; never shown
 * @param cancelOnDisconnect asks the venue to cancel our orders when the connection is lost
 */
public record XbpSessionProperties(
        @NotNull @Size(min = 1, max = 16) String compId,
        @NotNull @Size(max = 32) String secret,
        @DefaultValue("false") boolean cancelOnDisconnect) {
    @Override
    public String toString() {
        return "XbpSessionProperties[" + compId + "]";
    }
}
