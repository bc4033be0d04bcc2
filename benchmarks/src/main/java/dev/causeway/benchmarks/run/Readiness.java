package dev.causeway.benchmarks.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a process's health endpoint until it says 200. Owned by the command's main thread. */
final class Readiness {
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();
    private final HttpRequest request;

    Readiness(int port, String path) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LONGEST_ANSWER)
                .build();
    }

    /** @throws RunException the process has ended, or the time is up */
    void await(RoleProcess process) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new RunException("the gateway ended while it was starting, see " + process.log());
            }
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = String.valueOf(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunException("interrupted while the gateway was starting", e);
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        throw new RunException("not ready within " + LONGEST_START.toSeconds() + " s: " + request.uri() + " said "
                + last + ", see " + process.log());
    }
}
