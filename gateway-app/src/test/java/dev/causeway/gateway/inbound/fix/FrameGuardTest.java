package dev.causeway.gateway.inbound.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.session.DummySession;
import org.junit.jupiter.api.Test;

class FrameGuardTest {
    private final DummySession connection = new DummySession();
    private final List<String> complaints = new ArrayList<>();
    private final List<Object> passed = new ArrayList<>();
    private final FrameGuard guard = new FrameGuard((session, detail) -> complaints.add(detail));

    @Test
    void shouldDropWhenTheFirstBytesAreNoFix() throws Exception {
        read("8=F");
        read("XY");

        assertThat(passed).hasSize(1);
        assertThat(complaints).containsExactly("byte 0x58 at 3 of the connection, a FIX message begins with 8=FIX");
    }

    @Test
    void shouldTakeALongLogonUpToItsLimitWhenNoMessageHasCome() throws Exception {
        read("8=FIX.4.4" + "1".repeat(FrameGuard.MAX_BEFORE_FIRST_MESSAGE_BYTES - 9));
        assertThat(complaints).isEmpty();

        read("1");

        assertThat(passed).hasSize(1);
        assertThat(complaints)
                .containsExactly("8193 bytes without the end of a message, at most 8192 before the first");
    }

    @Test
    void shouldCountFromEachMessageWhenMessagesCome() throws Exception {
        read("8=FIX.4.4");
        message();
        for (int i = 0; i < 3; i++) {
            read("1".repeat(FrameGuard.MAX_MESSAGE_BYTES));
            message();
        }
        assertThat(complaints).isEmpty();

        read("1".repeat(FrameGuard.MAX_MESSAGE_BYTES + 1));

        assertThat(complaints).containsExactly("1048577 bytes without the end of a message, at most 1048576");
    }

    @Test
    void shouldComplainOnceWhenADroppedConnectionGoesOn() throws Exception {
        read("GET / HTTP/1.1\r\n");
        read("8=FIX.4.4");

        assertThat(passed).isEmpty();
        assertThat(complaints).hasSize(1);
    }

    private void read(String bytes) throws Exception {
        guard.bytes.messageReceived(next(), connection, IoBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
    }

    private void message() throws Exception {
        guard.messages.messageReceived(next(), connection, "a message");
    }

    private NextFilter next() {
        return (NextFilter) Proxy.newProxyInstance(
                NextFilter.class.getClassLoader(), new Class<?>[] {NextFilter.class}, (proxy, method, arguments) -> {
                    passed.add(arguments[1]);
                    return null;
                });
    }
}
