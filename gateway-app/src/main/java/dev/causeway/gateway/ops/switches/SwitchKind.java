package dev.causeway.gateway.ops.switches;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be switched off. */
public enum SwitchKind {
    /** A venue session, by its id: it stays down. */
    SESSION,
    /** A channel of the feed, by its name: no datagram goes out. */
    CHANNEL,
    /** A receiver that asks for messages again, by its address: it is answered nothing. */
    CLIENT;

    static Optional<SwitchKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
