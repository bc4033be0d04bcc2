package dev.causeway.gateway.inbound.fix;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a venue refused a Logon, as its Logout or Reject says: by SessionStatus(1409) where it is given, else by the words of
 * Text(58), for which there is no standard.
 *
 * @param kind what is to be done about it
 * @param expecting the number the venue expects from us, 0 when it does not say
 * @param text the venue's words, made safe to show
 */
record LogonRefusal(Kind kind, int expecting, String text) {
    /** The venue closed the connection, or said nothing in time. */
    static final LogonRefusal UNANSWERED = new LogonRefusal(Kind.OTHER, 0, "no answer to the Logon");

    private static final Pattern EXPECTING = Pattern.compile("too low.*?expect\\w*\\D{0,20}(\\d{1,9})");
    private static final Pattern CREDENTIALS = Pattern.compile(
            "password|passwd|credential|authenticat|authori[sz]|user ?name|unknown user|invalid user|account.{0,20}locked");

    /** What is to be done about it. */
    enum Kind {
        /** Trying again can only lock the account: stop and tell. */
        CREDENTIALS,
        /** Our number is below what the venue expects: go on from the venue's. */
        SEQUENCE,
        /** Try again later. */
        OTHER
    }

    /** @param sessionStatus SessionStatus(1409) or empty */
    static LogonRefusal of(String sessionStatus, String text) {
        String words = text.toLowerCase(Locale.ROOT);
        Matcher expecting = EXPECTING.matcher(words);
        int number = expecting.find() ? Integer.parseInt(expecting.group(1)) : 0;
        return new LogonRefusal(kind(sessionStatus, words, number), number, SessionLog.line(text));
    }

    private static Kind kind(String sessionStatus, String words, int expecting) {
        return switch (sessionStatus) {
            // new password refused; invalid user name or password; account locked; password expired
            case "3", "5", "6", "8" -> Kind.CREDENTIALS;
            default -> {
                if (expecting > 0) {
                    yield Kind.SEQUENCE;
                }
                yield CREDENTIALS.matcher(words).find() ? Kind.CREDENTIALS : Kind.OTHER;
            }
        };
    }
}
