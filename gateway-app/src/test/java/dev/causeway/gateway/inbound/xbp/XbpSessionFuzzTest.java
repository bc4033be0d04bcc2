package dev.causeway.gateway.inbound.xbp;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any frames, legal and illegal, at any times, cut in any way, with a pipeline that is full now and then: no exception, every
 * message once and in order, the expected number never falls within an epoch, nobody is left in the dark about a message of an
 * epoch that ended, nothing grows without bound.
 */
class XbpSessionFuzzTest {
    private static final int MAX_STEPS = 2_000;

    @FuzzTest
    void shouldKeepOrderWhateverVenueAndTimeDo(byte[] data) {
        if (data == null) {
            return;
        }
        FuzzInput input = new FuzzInput(data);
        FuzzedSession session = new FuzzedSession();
        for (int step = 0; step < MAX_STEPS && input.hasMore(); step++) {
            session.step(input);
            session.check();
        }
    }
}
