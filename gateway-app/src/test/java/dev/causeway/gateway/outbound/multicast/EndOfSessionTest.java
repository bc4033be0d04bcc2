package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.protocol.mold.MoldHeader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndOfSessionTest {
    @Test
    void shouldSayItEarlyAndThenEveryHalfSecondForTenSeconds() {
        EndOfSession end = new EndOfSession(MoldHeader.session("G126112101"), 7, 0);
        List<Long> saidAtMillis = new ArrayList<>();

        for (long milli = 0; milli <= 20_000; milli++) {
            if (end.due(milli * 1_000_000)) {
                saidAtMillis.add(milli);
            }
        }

        assertThat(saidAtMillis)
                .hasSize(23)
                .startsWith(0L, 5L, 55L, 555L, 1_055L)
                .endsWith(9_555L, 10_055L);
        assertThat(end.over()).isTrue();
    }
}
