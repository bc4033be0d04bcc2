package dev.causeway.gateway.ops.journal;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandQueue;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.gateway.ops.command.Parameters;
import dev.causeway.store.JournalScan;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/journal}: where it stands; {@code /actuator/journal/{session}}: its records of a session, or of all. */
@Endpoint(id = "journal")
public final class JournalEndpoint {
    private static final int DEFAULT_LIMIT = 100;
    private static final String LIMITS = "1 to " + JournalSearch.MAX_LIMIT;

    private final JournalFiles files;
    private final JournalPositions positions;
    private final JournalSearch search;
    private final SessionNumbers sessions;
    private final OperatorCommands commands;

    public JournalEndpoint(
            JournalFiles files,
            JournalPositions positions,
            JournalSearch search,
            SessionNumbers sessions,
            OperatorCommands commands) {
        this.files = files;
        this.positions = positions;
        this.search = search;
        this.sessions = sessions;
        this.commands = commands;
    }

    /** Segments, positions, lag, disk. */
    @ReadOperation
    public JournalStatus status() {
        return new JournalStatus(
                files.directory().toString(),
                positions.streamName(),
                files.segments(),
                files.segmentBytes(),
                search.lowest(),
                positions.journaled(),
                positions.published(),
                positions.lagSlots(),
                positions.syncPolicy(),
                positions.commitMillisAgo(),
                files.diskFreeBytes(),
                positions.failure());
    }

    /**
     * Records of one session, or with {@code all} of every one. Unknown sessions are 404.
     *
     * @param from first feed number
     * @param to last feed number
     * @param since ISO-8601 instant: records made then or later
     * @param until ISO-8601 instant: records made then or earlier
     * @param type name of the feed message, for example Trade
     * @param clOrdId ClOrdID(11) or OrigClOrdID(41) of the order they speak of
     * @param limit 1 to 1000, 100 when not given
     */
    @ReadOperation
    public @Nullable JournalPage search(
            @Selector String session,
            @Nullable String from,
            @Nullable String to,
            @Nullable String since,
            @Nullable String until,
            @Nullable String type,
            @Nullable String clOrdId,
            @Nullable String limit) {
        int most = limit(limit);
        int number = session.equals("all") ? -1 : sessions.numberOf(session);
        if (number == SessionNumbers.UNKNOWN) {
            return null;
        }
        JournalQuery query = new JournalQuery(
                Parameters.numberOrZero("from", from),
                Parameters.numberOrZero("to", to),
                instant("since", since),
                instant("until", until),
                type,
                clOrdId,
                number);
        return search.find(query, most);
    }

    /**
     * Reads every record of every file again and compares checksums, or ends the feed's stream and begins the next.
     *
     * @param action verify or force-roll
     * @param expectedStream force-roll: the stream that is to end
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(
            @Nullable String action, @Nullable String reason, @Nullable String expectedStream) {
        if ("force-roll".equals(action)) {
            return roll(reason, expectedStream);
        }
        return "verify".equals(action) ? verify(reason) : Answers.badRequest("action: verify or force-roll");
    }

    private WebEndpointResponse<CommandAnswer> roll(String reason, String expectedStream) {
        if (expectedStream == null) {
            return Answers.badRequest("force-roll: expectedStream, the stream that is to end, is required");
        }
        return commands.run(
                new CommandRequest("journal", "force-roll", reason, Map.of("expectedStream", expectedStream)),
                () -> Map.of("streamName", positions.streamName(), "journaledPosition", positions.journaled()),
                CommandQueue.AT_ONCE,
                () -> {
                    if (!expectedStream.equals(positions.streamName())) {
                        throw new IllegalStateException("the stream is " + positions.streamName() + ", expected was "
                                + expectedStream + ": look again");
                    }
                    positions.roll();
                });
    }

    private WebEndpointResponse<CommandAnswer> verify(String reason) {
        AtomicReference<Object> found = new AtomicReference<>("not read yet");
        return commands.run(
                new CommandRequest("journal", "verify", reason, Map.of()),
                found::get,
                CommandQueue.AT_ONCE,
                () -> found.set(JournalScan.verify(files.directory())));
    }

    private static int limit(String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text.strip());
            if (limit >= 1 && limit <= JournalSearch.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw Parameters.invalid("limit", LIMITS);
        }
        throw Parameters.invalid("limit", LIMITS);
    }

    private static long instant(String parameter, String text) {
        if (text == null) {
            return 0;
        }
        try {
            Instant instant = Instant.parse(text);
            return Math.addExact(
                    Math.multiplyExact(instant.getEpochSecond(), TimeUnit.SECONDS.toNanos(1)), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw Parameters.invalid(parameter, "an instant, for example 2026-01-31T07:55:00Z");
        }
    }
}
