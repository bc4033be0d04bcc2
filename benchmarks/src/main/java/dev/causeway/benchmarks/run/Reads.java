package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Scrapes metrics and reads endpoints by schedule, one after another, on a thread of its own. Started and ended by one
 * thread, once.
 */
final class Reads {
    private static final List<String> ENDPOINTS =
            List.of("sessions", "sessions/load-1", "journal", "pipeline", "feed", "health/trading", "info");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;
    private final Plan plan;
    private final Histogram scrapeNanos = new Histogram(LONGEST_ANSWER.toNanos() * 2, 3);
    private final Histogram readNanos = new Histogram(LONGEST_ANSWER.toNanos() * 2, 3);
    private final Thread thread = new Thread(this::run, "bench-reads");
    private volatile boolean ending;
    private long bytes;
    private long failures;

    /**
     * When what is read.
     *
     * @param count scrapes, and as many endpoint reads
     * @param first time to wait ahead of the first
     * @param over the time they are spread over
     */
    record Plan(int count, Duration first, Duration over) {}

    /**
     * What became of it.
     *
     * @param scrapes answered
     * @param reads endpoint reads answered
     * @param failures anything but 200
     * @param scrapeMicros p50, p99 and highest of a scrape
     * @param readMicros of an endpoint read
     */
    record Tally(long scrapes, long reads, long failures, long bytes, String scrapeMicros, String readMicros) {
        /** Whether everything that was to be read was, under the load. */
        boolean isWhole(int count) {
            return scrapes == count && reads == count && failures == 0;
        }

        String line() {
            return "%d scrapes (p50 / p99 / max %s us), %d endpoint reads (%s us), %d failed, %,d bytes"
                    .formatted(scrapes, scrapeMicros, reads, readMicros, failures, bytes);
        }
    }

    Reads(String base, String token, Plan plan) {
        this.base = base;
        this.token = token;
        this.plan = plan;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Reads no more; the one that is under way is waited for. */
    Tally end() {
        ending = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_ANSWER.toMillis() * 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Tally(
                scrapeNanos.getTotalCount(),
                readNanos.getTotalCount(),
                failures,
                bytes,
                micros(scrapeNanos),
                micros(readNanos));
    }

    private void run() {
        long begin = System.nanoTime() + plan.first().toNanos();
        for (int i = 0; i < plan.count() && awaitTime(begin + plan.over().toNanos() * i / plan.count()); i++) {
            get("prometheus", scrapeNanos);
            get(ENDPOINTS.get(i % ENDPOINTS.size()), readNanos);
        }
    }

    private boolean awaitTime(long dueNanos) {
        long left = dueNanos - System.nanoTime();
        while (left > 0 && !ending) {
            LockSupport.parkNanos(left);
            left = dueNanos - System.nanoTime();
        }
        return !ending;
    }

    private void get(String path, Histogram took) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/actuator/" + path))
                .header("Authorization", "Bearer " + token)
                .timeout(LONGEST_ANSWER)
                .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == OK) {
                took.recordValue(System.nanoTime() - begun);
                bytes += answer.body().length;
            } else {
                failures++;
            }
        } catch (IOException e) {
            failures++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
    }

    private static String micros(Histogram nanos) {
        return "%d / %d / %d"
                .formatted(
                        TimeUnit.NANOSECONDS.toMicros(nanos.getValueAtPercentile(50)),
                        TimeUnit.NANOSECONDS.toMicros(nanos.getValueAtPercentile(99)),
                        TimeUnit.NANOSECONDS.toMicros(nanos.getMaxValue()));
    }
}
