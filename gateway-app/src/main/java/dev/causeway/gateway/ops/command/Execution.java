package dev.causeway.gateway.ops.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** One command on its way: run once by the owner's thread, or given up by the request's, never both. */
final class Execution implements Runnable {
    static final String DONE = "done";

    private enum Phase {
        WAITING,
        RUNNING,
        GIVEN_UP
    }

    private final Supplier<?> state;
    private final Runnable work;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final CompletableFuture<WebEndpointResponse<CommandAnswer>> done = new CompletableFuture<>();

    Execution(Supplier<?> state, Runnable work) {
        this.state = state;
        this.work = work;
    }

    @Override
    public void run() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
            return;
        }
        try {
            done.complete(runNow(state.get()));
        } catch (RuntimeException e) {
            done.complete(Answers.answer(500, "failed", e.toString()));
        }
    }

    private WebEndpointResponse<CommandAnswer> runNow(Object before) {
        try {
            work.run();
            return new WebEndpointResponse<>(new CommandAnswer(DONE, "", before, state.get()), 200);
        } catch (IllegalStateException e) {
            return new WebEndpointResponse<>(new CommandAnswer("conflict", e.getMessage(), before, before), 409);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return new WebEndpointResponse<>(new CommandAnswer("bad-request", e.getMessage(), before, before), 400);
        } catch (NoAnswerException e) {
            return new WebEndpointResponse<>(new CommandAnswer("timeout", e.getMessage(), before, before), 504);
        } catch (RuntimeException e) {
            return new WebEndpointResponse<>(new CommandAnswer("failed", e.toString(), before, state.get()), 500);
        }
    }

    /** Waits for the owner; who has not begun by then will not begin any more. */
    WebEndpointResponse<CommandAnswer> await(long timeoutMillis) {
        try {
            return done.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            boolean never = phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP);
            return Answers.answer(
                    504,
                    "timeout",
                    "the owner did not answer within " + timeoutMillis + " ms; the command "
                            + (never ? "was not run and will not be" : "has begun, its outcome is not known"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP);
            return Answers.answer(504, "timeout", "interrupted while waiting");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
