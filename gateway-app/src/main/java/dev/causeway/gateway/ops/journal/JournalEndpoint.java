package dev.causeway.gateway.ops.journal;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandQueue;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.store.JournalScan;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/journal}: where it stands; {@code /actuator/journal/{session}}: its records of a session, or of all. */
@Endpoint(id = "journal")
public final class JournalEndpoint {
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
                files.diskFreeBytes(),
                positions.failure());
    }

    /**
     * Records of one session, or with {@code all} of every one. Unknown sessions are 404.
     *
     * @param from first feed number
     * @param to last feed number
     * @param since ISO-8601 instant
     * @param type name of the feed message, for example Trade
     * @param limit 1 to 1000, 100 when not given
     */
    @ReadOperation
    public @Nullable JournalPage search(
            @Selector String session,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String since,
            @Nullable String type,
            @Nullable Integer limit) {
        int most = limit == null ? 100 : limit;
        if (most < 1 || most > JournalSearch.MAX_LIMIT) {
            throw invalid("limit", "1 to " + JournalSearch.MAX_LIMIT);
        }
        int number = session.equals("all") ? -1 : sessions.numberOf(session);
        if (number == SessionNumbers.UNKNOWN) {
            return null;
        }
        return search.find(
                new JournalQuery(from == null ? 0 : from, to == null ? 0 : to, instant(since), type, number), most);
    }

    /**
     * Reads every record of every file again and compares checksums.
     *
     * @param action verify
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(@Nullable String action, @Nullable String reason) {
        if (!"verify".equals(action)) {
            return Answers.badRequest("action: verify");
        }
        AtomicReference<Object> found = new AtomicReference<>("not read yet");
        return commands.run(
                new CommandRequest("journal", action, reason, Map.of()),
                found::get,
                CommandQueue.AT_ONCE,
                () -> found.set(JournalScan.verify(files.directory())));
    }

    private static long instant(String since) {
        if (since == null) {
            return 0;
        }
        try {
            Instant instant = Instant.parse(since);
            return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        } catch (DateTimeException e) {
            throw invalid("since", "an instant, for example 2026-01-31T07:55:00Z");
        }
    }

    private static InvalidEndpointRequestException invalid(String parameter, String allowed) {
        return new InvalidEndpointRequestException(parameter + ": " + allowed, parameter + ": " + allowed);
    }
}
