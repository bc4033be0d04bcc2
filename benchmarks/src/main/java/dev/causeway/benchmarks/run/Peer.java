package dev.causeway.benchmarks.run;

import java.util.List;

/** The engines that the gateway is compared with, and what each does with a message. */
enum Peer {
    /** QuickFIX/J, MemoryStore, neither dictionary nor validation; counts. */
    QUICKFIX("quickfix-serve", false),
    /** QuickFIX/J, FileStore, dictionary, validation; normalizes; one datagram a message. */
    QUICKFIX_STOCK("quickfix-serve", true, "--stock"),
    /** Philadelphia as parser and session; counts. */
    PHILADELPHIA("philadelphia-serve", false),
    /** The same; normalizes and packs the messages of one read into datagrams. */
    PHILADELPHIA_FEED("philadelphia-serve", true),
    /** Artio without its archive; counts. */
    ARTIO("artio-serve", false),
    /** Artio with its archive; counts. */
    ARTIO_ARCHIVE("artio-serve", false, "--archive");

    /** What Aeron and Agrona open by reflection. */
    private static final List<String> AERON_FLAGS = List.of(
            "--add-opens", "java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens", "java.base/java.util.zip=ALL-UNNAMED");

    private final String role;
    private final boolean publishes;
    private final List<String> arguments;

    Peer(String role, boolean publishes, String... arguments) {
        this.role = role;
        this.publishes = publishes;
        this.arguments = List.of(arguments);
    }

    String role() {
        return role;
    }

    /** Whether it sends a feed; else it counts and checks the numbers itself. */
    boolean publishes() {
        return publishes;
    }

    List<String> arguments() {
        return arguments;
    }

    List<String> flags() {
        return role.equals("artio-serve") ? AERON_FLAGS : List.of();
    }

    /** Names the results. */
    String subject() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
