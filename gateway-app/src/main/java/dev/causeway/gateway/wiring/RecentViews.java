package dev.causeway.gateway.wiring;

import dev.causeway.gateway.port.SessionView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.NanoClock;

/**
 * The sessions as they were at most a moment ago, so that one scrape of many numbers looks at each session once. Any thread.
 */
final class RecentViews {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Supplier<List<SessionView>> source;
    private final NanoClock clock;
    private Map<String, SessionView> views;
    private long takenNanos;

    RecentViews(Supplier<List<SessionView>> source, NanoClock clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized SessionView of(String id) {
        long nowNanos = clock.nanoTime();
        if (views == null || nowNanos - takenNanos > MOMENT_NANOS) {
            views = source.get().stream()
                    .collect(Collectors.toMap(view -> view.identity().id(), Function.identity()));
            takenNanos = nowNanos;
        }
        return views.get(id);
    }
}
