package dev.causeway.gateway.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gateway.sessions[].fix}.
 *
 * @param beginString FIX.4.2, FIX.4.4 or FIXT.1.1
 * @param applVersion DefaultApplVerID of a FIXT.1.1 session, FIX.5.0SP2 when not set
 * @param senderCompId SenderCompID(49) of what we send
 * @param targetCompId TargetCompID(56) of what we send
 * @param symbols market data is requested for these after log-on; none: no request
 * @param username Username(553) of the Logon
 * @param password Password(554) of the Logon; never shown
 * @param dataDictionary a dictionary file instead of the engine's own
 * @param transportDictionary of a FIXT.1.1 session a dictionary file of the session layer instead of the engine's own; it lists
 *     every MsgType there may be
 * @param validateIncoming whether every field of every message is checked against the dictionary
 * @param resetOnLogon both sides to 1 at every log-on
 * @param resetOnLogout both sides to 1 after a log-out
 * @param resetOnDisconnect both sides to 1 after every disconnect
 * @param nextExpectedMsgSeqNum whether our Logon has NextExpectedMsgSeqNum(789), and each side sends at once what the other's
 *     Logon shows that it lacks; the venue has to support it; FIX.4.4 and FIXT.1.1
 * @param lastMsgSeqNumProcessed whether what we send has LastMsgSeqNumProcessed(369)
 * @param maxLogonAttempts refused or unanswered log-ons in a row after which the session stays down; 0: never
 * @param resend what the venue gets when it asks for numbers again
 * @param socket how it connects
 * @param schedule when it is up; unset: always
 */
public record FixProperties(
        @NotNull @Pattern(regexp = "FIX\\.4\\.2|FIX\\.4\\.4|FIXT\\.1\\.1", message = "FIX.4.2, FIX.4.4 or FIXT.1.1")
        String beginString,

        String applVersion,

        @NotNull @Pattern(regexp = PRINTABLE, message = PRINTABLE_ALLOWED)
        String senderCompId,

        @NotNull @Pattern(regexp = PRINTABLE, message = PRINTABLE_ALLOWED)
        String targetCompId,

        @DefaultValue List<@Pattern(regexp = PRINTABLE, message = PRINTABLE_ALLOWED) String> symbols,

        @Pattern(regexp = VariableIsSet.REGEXP, message = VariableIsSet.MESSAGE)
        String username,

        @Pattern(regexp = VariableIsSet.REGEXP, message = VariableIsSet.MESSAGE)
        String password,

        String dataDictionary,
        String transportDictionary,
        @DefaultValue("false") boolean validateIncoming,
        @DefaultValue("false") boolean resetOnLogon,
        @DefaultValue("false") boolean resetOnLogout,
        @DefaultValue("false") boolean resetOnDisconnect,
        @DefaultValue("false") boolean nextExpectedMsgSeqNum,
        @DefaultValue("false") boolean lastMsgSeqNumProcessed,
        @Min(0) @Max(1_000_000) @DefaultValue("10") int maxLogonAttempts,
        @Valid @NotNull @DefaultValue FixResendProperties resend,
        @Valid @NotNull @DefaultValue FixSocketProperties socket,
        @Valid FixScheduleProperties schedule) {
    private static final String PRINTABLE = "[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?";
    private static final String PRINTABLE_ALLOWED =
            "printable US-ASCII characters, at least one, no blank at either end";

    @Override
    public String toString() {
        return "FixProperties[" + beginString + ", " + senderCompId + " -> " + targetCompId + ", symbols=" + symbols
                + "]";
    }
}
