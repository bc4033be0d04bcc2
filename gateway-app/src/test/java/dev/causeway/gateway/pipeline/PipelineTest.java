package dev.causeway.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.causeway.gateway.port.InboundSink;
import dev.causeway.gateway.port.Slot;
import dev.causeway.gateway.port.SlotJournal;
import dev.causeway.gateway.port.SlotKind;
import dev.causeway.gateway.port.SlotPublisher;
import dev.causeway.protocol.feed.Src;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTest {
    /** Keeps what each stage saw, in the order in which it happened over both. */
    private static final class Recorder implements SlotJournal, SlotPublisher {
        final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        volatile boolean refuse;
        volatile long failAt = -1;
        private long nextFeedSeq = 1;

        @Override
        public boolean journal(Slot slot) {
            if (refuse) {
                return false;
            }
            if (slot.venueSeqNo == failAt) {
                throw new IllegalStateException("broken stage");
            }
            slot.feedSeq = nextFeedSeq++;
            calls.add("journal " + slot.feedSeq);
            return true;
        }

        @Override
        public boolean commit() {
            calls.add("commit");
            return true;
        }

        @Override
        public void publish(Slot slot) {
            calls.add("publish " + slot.feedSeq);
        }

        @Override
        public void flush() {
            calls.add("flush");
        }

        @Override
        public void onIdle() {
            if (!calls.contains("idle")) {
                calls.add("idle");
            }
        }
    }

    private final Recorder stages = new Recorder();
    private Pipeline pipeline;

    @AfterEach
    void stop() {
        if (pipeline != null) {
            pipeline.stop(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Layout.class)
    void shouldPublishNothingBeforeItIsCommitted(PipelineOptions.Layout layout) {
        start(64, 16, layout);

        for (int i = 1; i <= 500; i++) {
            offer(i);
        }
        pipeline.stop(5_000);

        List<String> calls = List.copyOf(stages.calls);
        for (int i = 1; i <= 500; i++) {
            int journaled = calls.indexOf("journal " + i);
            int published = calls.indexOf("publish " + i);
            assertThat(journaled).isNotNegative();
            assertThat(calls.subList(journaled, published)).contains("commit");
        }
        assertThat(calls.stream().filter(call -> call.startsWith("publish")))
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Layout.class)
    void shouldNeverEndABatchInsideAUnit(PipelineOptions.Layout layout) throws InterruptedException {
        start(64, 4, layout);
        CountDownLatch done = new CountDownLatch(2);
        for (int producer = 0; producer < 2; producer++) {
            new Thread(() -> {
                        for (int i = 0; i < 300; i++) {
                            offerUnit(7);
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        pipeline.stop(5_000);

        int inUnit = 0;
        for (String call : stages.calls) {
            if (call.startsWith("journal")) {
                inUnit = (inUnit + 1) % 7;
            } else if (call.equals("commit")) {
                assertThat(inUnit).isZero();
            }
        }
        assertThat(stages.calls.stream().filter(call -> call.startsWith("publish")))
                .hasSize(2 * 300 * 7);
    }

    @Test
    void shouldLookForRoomNoMoreOftenWhenManyWait() throws InterruptedException {
        start(64, 16, PipelineOptions.Layout.ONE_THREAD);
        stages.refuse = true;
        long position;
        while ((position = pipeline.tryClaim(1)) >= 0) {
            pipeline.publish(position, 1);
        }
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> pipeline.publish(pipeline.claim(1), 1));
            thread.start();
            waiting.add(thread);
        }
        long before = pipeline.blocked();
        await().until(() -> pipeline.blocked() > before + 100);

        long begin = System.nanoTime();
        long looksBefore = pipeline.blocked();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        long looks = pipeline.blocked() - looksBefore;
        long atMost = (System.nanoTime() - begin) / Pipeline.CLAIM_PAUSE_NANOS;

        assertThat(looks).isPositive().isLessThan(atMost * 5 / 4 + 100);
        stages.refuse = false;
        for (Thread thread : waiting) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Wait.class)
    void shouldLookAtItsTimersWhenNothingComes(PipelineOptions.Wait wait) {
        pipeline = new Pipeline(new PipelineOptions(64, 16, wait, PipelineOptions.Layout.ONE_THREAD), stages, stages);

        pipeline.start();

        await().until(() -> stages.calls.contains("idle"));
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Layout.class)
    void shouldHoldEverythingWhileTheStoreRefusesAndGoOnWhenItHeals(PipelineOptions.Layout layout) {
        start(64, 16, layout);
        stages.refuse = true;
        int offered = 0;
        while (pipeline.tryClaim(1) >= 0 && offered < 1_000) {
            pipeline.slot(offered).kind = SlotKind.VENUE;
            pipeline.slot(offered).flags = Src.FLAG_FIRST | Src.FLAG_LAST;
            pipeline.publish(offered, 1);
            offered++;
        }
        assertThat(offered).isEqualTo(64);
        assertThat(stages.calls).noneMatch(call -> call.startsWith("publish"));

        stages.refuse = false;

        await().until(() -> stages.calls.contains("publish 64"));
        offer(65);
        await().until(() -> stages.calls.contains("publish 65"));
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Layout.class)
    void shouldTakeNothingMoreWhenAStageThrows(PipelineOptions.Layout layout) {
        start(64, 16, layout);
        stages.failAt = 3;

        for (int i = 1; i <= 10; i++) {
            offer(i);
        }

        await().until(() -> pipeline.failure() != null);
        assertThat(pipeline.failure()).hasMessage("broken stage");
        assertThat(pipeline.tryClaim(1)).isEqualTo(InboundSink.CLOSED);
        assertThat(pipeline.claim(1)).isEqualTo(InboundSink.CLOSED);
        assertThat(stages.calls).doesNotContain("journal 3");
    }

    @ParameterizedTest
    @EnumSource(PipelineOptions.Layout.class)
    void shouldRefuseClaimsWhenStopped(PipelineOptions.Layout layout) {
        start(64, 16, layout);
        offer(1);

        assertThat(pipeline.stop(5_000)).isTrue();

        assertThat(stages.calls).contains("publish 1");
        assertThat(pipeline.tryClaim(1)).isEqualTo(InboundSink.CLOSED);
    }

    private void start(int ringSize, int maxBatch, PipelineOptions.Layout layout) {
        pipeline = new Pipeline(
                new PipelineOptions(ringSize, maxBatch, PipelineOptions.Wait.BLOCKING, layout), stages, stages);
        pipeline.start();
    }

    private void offer(long venueSeqNo) {
        long position = pipeline.claim(1);
        if (position < 0) {
            return;
        }
        Slot slot = pipeline.slot(position);
        slot.kind = SlotKind.VENUE;
        slot.venueSeqNo = venueSeqNo;
        slot.flags = Src.FLAG_FIRST | Src.FLAG_LAST;
        pipeline.publish(position, 1);
    }

    private void offerUnit(int count) {
        long first = pipeline.claim(count);
        for (int i = 0; i < count; i++) {
            Slot slot = pipeline.slot(first + i);
            slot.kind = SlotKind.VENUE;
            slot.flags = (i == 0 ? Src.FLAG_FIRST : 0) | (i == count - 1 ? Src.FLAG_LAST : 0);
        }
        pipeline.publish(first, count);
    }
}
