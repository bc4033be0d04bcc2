package dev.causeway.gateway.ops.audit;

import java.util.Map;

/** Where operators' commands are recorded; who asked is the recorder's to know. Any thread. */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Makes one record durable before it returns.
     *
     * @throws java.io.UncheckedIOException it could not be written
     */
    void record(String type, Map<String, Object> data);
}
