package dev.causeway.gateway.inbound.fix.express;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.inbound.fix.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWalkTest {
    private static final String FIRST = Fixtures.raw("FIX.4.4", "35=8|34=1|58=first");
    private static final String SECOND = Fixtures.raw(
            "FIX.4.4",
            "35=8|34=2|58=the second, longer than a hundred"
                    + " bytes so that its BodyLength has three digits, as most of them have in what venues send");

    private final List<String> taken = new ArrayList<>();
    private final StringBuilder given = new StringBuilder();
    private final StringBuilder order = new StringBuilder();
    private boolean isOpen = true;
    private final FrameWalk walk = new FrameWalk(new FrameOutline("FIX.4.4"), this::takes, this::gives);

    @Test
    void shouldOfferEachFrameWhenOneReadHasThemWhole() {
        read(FIRST + SECOND + FIRST);

        assertThat(taken).containsExactly(FIRST, SECOND, FIRST);
        assertThat(given).isEmpty();
    }

    @Test
    void shouldGiveFrameByFrameWhatTheLaneDoesNotTake() {
        isOpen = false;

        read(FIRST + SECOND);

        assertThat(order).hasToString("gg");
        assertThat(given).hasToString(FIRST + SECOND);
        assertThat(walk.ended()).isFalse();
    }

    @Test
    void shouldGiveAFrameInTwoPartsAndOfferTheNextWhenAReadEndsWithinIt() {
        for (int cut = 1; cut < SECOND.length(); cut++) {
            taken.clear();
            given.setLength(0);

            read(FIRST + SECOND.substring(0, cut));
            read(SECOND.substring(cut) + FIRST);

            assertThat(taken).as("cut at %d", cut).containsExactly(FIRST, FIRST);
            assertThat(given).as("cut at %d", cut).hasToString(SECOND);
        }
        assertThat(walk.ended()).isFalse();
    }

    @Test
    void shouldLoseNoByteAndKeepTheOrderHoweverTheBytesAreCut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            all.append(random.nextBoolean() ? FIRST : SECOND);
        }

        for (int at = 0; at < all.length(); ) {
            isOpen = random.nextInt(3) > 0;
            int to = Math.min(all.length(), at + 1 + random.nextInt(random.nextBoolean() ? 20 : 700));
            read(all.substring(at, to));
            at = to;
        }

        assertThat(seen).as("seed %d", seed).hasToString(all.toString());
        assertThat(taken).as("seed %d", seed).isNotEmpty();
        assertThat(walk.ended()).as("seed %d", seed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk",
                "8=FIX.4.2|9=5|35=8|10=000|",
                "8=FIX.4.4|9=0|10=000|",
                "8=FIX.4.4|9=05|35=8|10=000|",
                "8=FIX.4.4|9=|35=8|10=000|",
                "8=FIX.4.4|9=5x|35=8|10=000|",
                "8=FIX.4.4|9=12345678|",
                "8=FIX.4.4|9=6|35=8|10=000|",
                "8=FIX.4.4|9=4|35=8|10=000|",
                "8=FIX.4.4|9=5|35=8|11=000|",
                "8=FIX.4.4|9=5|35=8|10=0000"
            })
    void shouldGiveEverythingFromBytesThatAreNoFrame(String text) {
        String bytes = text.replace('|', '\u0001') + FIRST + SECOND;

        read(FIRST + bytes);
        read(SECOND);

        assertThat(walk.ended()).isTrue();
        assertThat(taken).containsExactly(FIRST);
        assertThat(given).hasToString(bytes + SECOND);
    }

    @Test
    void shouldGiveEverythingWhenTheRestMakesSomethingElseOfAFrame() {
        isOpen = false;
        messages = false;
        read(FIRST);
        isOpen = true;

        read(SECOND);

        assertThat(walk.ended()).isTrue();
        assertThat(taken).isEmpty();
    }

    private final StringBuilder seen = new StringBuilder();
    private boolean messages = true;
    private int unfinished;

    private void read(String bytes) {
        byte[] read = ("??" + bytes).getBytes(StandardCharsets.ISO_8859_1);
        walk.read(read, 2, read.length);
    }

    private boolean takes(byte[] bytes, int offset, int length) {
        if (isOpen) {
            taken.add(text(bytes, offset, length));
            seen.append(text(bytes, offset, length));
            order.append('t');
        }
        return isOpen;
    }

    /** Makes messages as a codec would: of whole frames. */
    private long gives(byte[] bytes, int offset, int length) {
        given.append(text(bytes, offset, length));
        seen.append(text(bytes, offset, length));
        order.append('g');
        unfinished += length;
        boolean isWhole = given.toString().endsWith(FIRST) || given.toString().endsWith(SECOND);
        if (!messages || !isWhole) {
            return 0;
        }
        int made = unfinished;
        unfinished = 0;
        return made;
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
}
