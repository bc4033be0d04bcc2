package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].xbp}.
 *
 * @param compId who we are to the venue
 * @param secret proves it; never shown
 * @param cancelOnDisconnect asks the venue to cancel our orders when the connection is lost
 * @param replay messages that are sent again when the venue lacks them; the others' numbers are filled, their owners told
 * @param loop whether other sessions share the event loop
 * @param idle what a dedicated loop does when the socket is not ready; unset: {@code gateway.xbp.idle}
 * @param socket options of its connections
 */
public record XbpSessionProperties(
        @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,16}", message = "1 to 16 printable US-ASCII characters, no blanks")
        String compId,

        @NotNull
        @Pattern(regexp = "[\\x20-\\x7E]{0,32}", message = "at most 32 printable US-ASCII characters")
        @Pattern(regexp = VariableIsSet.REGEXP, message = VariableIsSet.MESSAGE)
        String secret,

        @DefaultValue("false") boolean cancelOnDisconnect,
        @NotNull @DefaultValue("order-status-request") List<Replayed> replay,
        @NotNull @DefaultValue("shared") Loop loop,
        XbpProperties.Idle idle,
        @Valid @NotNull @DefaultValue XbpSocketProperties socket) {
    /** What the gateway may send a second time. Orders are stale by then: a venue that gets one late would execute it. */
    public enum Replayed {
        NEW_ORDER,
        CANCEL_ORDER,
        REPLACE_ORDER,
        ORDER_STATUS_REQUEST
    }

    /** Whether other sessions share the event loop. */
    public enum Loop {
        SHARED,
        DEDICATED
    }

    @Override
    public String toString() {
        return "XbpSessionProperties[" + compId + "]";
    }
}
