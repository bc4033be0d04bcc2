package dev.causeway.gateway.ops.audit;

import dev.causeway.gateway.port.LogEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operators' commands in the audit file; refused log-ons only in memory, where strangers cannot fill the disk; accepted ones
 * nowhere, every scrape is one. Any thread.
 */
public final class DurableAudit implements AuditEventRepository, AuditTrail, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableAudit.class);
    private static final String ACCEPTED = "AUTHENTICATION_SUCCESS";
    private static final int REFUSALS_KEPT = 1000;

    private final AuditFile file;
    private final Supplier<String> operator;
    private final InMemoryAuditEventRepository refusals = new InMemoryAuditEventRepository(REFUSALS_KEPT);
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Opens the file and checks its chain.
     *
     * @param operator who the current request comes from
     * @throws dev.causeway.store.StoreException the file cannot be opened, or was changed
     */
    public DurableAudit(Path path, Supplier<String> operator) {
        this.file = new AuditFile(path);
        this.operator = operator;
    }

    @Override
    public void record(String type, Map<String, Object> data) {
        String who = operator.get();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("at", Instant.now().toString());
        body.put("principal", who);
        body.put("type", type);
        body.put("data", data);
        file.append(json.writeValueAsString(body));
        LOG.atInfo()
                .addKeyValue(LogEvent.KEY, LogEvent.valueOf(type).word())
                .addKeyValue("operator", printable(who))
                .addKeyValue("command", data.get("action"))
                .addKeyValue("target", printable(data.get("target")))
                .log(
                        "{} by {}: {} {} {}",
                        type,
                        printable(who),
                        data.get("action"),
                        printable(data.get("target")),
                        printable(data.getOrDefault("result", data.get("reason"))));
    }

    @Override
    public void add(AuditEvent event) {
        if (!event.getType().equals(ACCEPTED)) {
            refusals.add(event);
        }
    }

    @Override
    public List<AuditEvent> find(@Nullable String principal, @Nullable Instant after, @Nullable String type) {
        List<AuditEvent> events = new ArrayList<>(file.bodies().stream()
                .map(this::event)
                .filter(event -> principal == null || principal.equals(event.getPrincipal()))
                .filter(event -> after == null || event.getTimestamp().isAfter(after))
                .filter(event -> type == null || type.equals(event.getType()))
                .toList());
        events.addAll(refusals.find(principal, after, type));
        return events;
    }

    @SuppressWarnings("unchecked")
    private AuditEvent event(String body) {
        Map<String, Object> fields = json.readValue(body, Map.class);
        return new AuditEvent(
                Instant.parse((String) fields.get("at")),
                (String) fields.get("principal"),
                (String) fields.get("type"),
                (Map<String, Object>) fields.get("data"));
    }

    /** What a stranger wrote must not look like another line of the log, nor move a terminal's cursor. */
    static String printable(Object value) {
        return String.valueOf(value).replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public void close() {
        file.close();
    }
}
