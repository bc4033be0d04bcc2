package dev.causeway.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

class GatewayPhaseTest {
    private static final int LIMIT_MILLIS = 200;

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void shouldStartInOrderAndStopInTheOther() {
        try (AnnotationConfigApplicationContext context = context(phase("sessions", 0), phase("pipeline", 1))) {
            context.refresh();
        }

        assertThat(done).containsExactly("start pipeline", "start sessions", "stop sessions", "stop pipeline");
    }

    @Test
    void shouldGoOnWithTheNextPhaseWhenOneHangs() {
        CountDownLatch never = new CountDownLatch(1);
        GatewayPhase hanging = new GatewayPhase("sessions", 0, () -> {}, () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        AnnotationConfigApplicationContext context = context(hanging, phase("pipeline", 1));
        context.refresh();

        long begun = System.nanoTime();
        context.close();

        assertThat(done).containsExactly("start pipeline", "stop pipeline");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(LIMIT_MILLIS), Duration.ofSeconds(20));
        never.countDown();
    }

    @Test
    void shouldStopWhatHadStartedWhenALaterPhaseCannot() {
        GatewayPhase refusing = new GatewayPhase(
                "sessions",
                0,
                () -> {
                    throw new IllegalStateException("no such dictionary");
                },
                () -> done.add("stop sessions"));
        AnnotationConfigApplicationContext context = context(refusing, phase("pipeline", 1));

        assertThatThrownBy(context::refresh).rootCause().hasMessage("no such dictionary");

        assertThat(done).containsExactly("start pipeline", "stop sessions", "stop pipeline");
    }

    private GatewayPhase phase(String name, int beforeLast) {
        return new GatewayPhase(name, beforeLast, () -> done.add("start " + name), () -> done.add("stop " + name));
    }

    private static AnnotationConfigApplicationContext context(GatewayPhase... phases) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        DefaultLifecycleProcessor processor = new DefaultLifecycleProcessor();
        processor.setTimeoutPerShutdownPhase(LIMIT_MILLIS);
        context.getBeanFactory().registerSingleton("lifecycleProcessor", processor);
        processor.setBeanFactory(context.getBeanFactory());
        for (int i = 0; i < phases.length; i++) {
            context.getBeanFactory().registerSingleton("phase" + i, phases[i]);
        }
        return context;
    }
}
