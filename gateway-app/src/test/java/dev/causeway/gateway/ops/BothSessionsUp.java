package dev.causeway.gateway.ops;

import static dev.causeway.gateway.ops.RunningGateway.OPERATOR;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests over HTTP: one gateway a class, both of its sessions logged on before each test. */
abstract class BothSessionsUp {
    static final List<String> BOTH = List.of("simx-fix", "simy-xbp");

    @TempDir
    static Path directory;

    static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(directory).start();
    }

    @BeforeEach
    void awaitBothSessions() {
        BOTH.forEach(id -> gateway.awaitState(id, true));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** A command of an operator. @param body a JSON object, single quotes for double ones */
    static HttpResponse<String> command(String path, String body) {
        return gateway.post(path, OPERATOR, body.replace('\'', '"'));
    }

    /** Keeps the thread that owns a session busy until the latch is counted down. */
    static CountDownLatch hold(String id) {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        gateway.gateway().execute(id, controls -> {
            held.countDown();
            awaitQuietly(release);
        });
        awaitQuietly(held);
        return release;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
