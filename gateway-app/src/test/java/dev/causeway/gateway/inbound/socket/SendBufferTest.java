package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SendBufferTest {
    private final SendBuffer buffer = new SendBuffer(16);

    @Test
    void shouldRefuseWhenFullAndMakeRoomWhenDrained() {
        put((byte) 1, 10);
        assertThat(buffer.claim(7)).isEqualTo(SendBuffer.FULL);
        assertThat(buffer.claim(6)).isEqualTo(10);

        buffer.discard(4);

        assertThat(buffer.claim(10)).isEqualTo(6);
        assertThat(buffer.freeBytes()).isEqualTo(10);
    }

    @Test
    void shouldDrainInOrderAcrossCompaction() throws IOException {
        put((byte) 1, 10);
        buffer.discard(8);
        put((byte) 2, 12);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int written = buffer.drainTo(new RecordingTransport(out));

        assertThat(written).isEqualTo(14);
        assertThat(out.toByteArray()).containsExactly(1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(buffer.pendingBytes()).isZero();
    }

    private void put(byte value, int length) {
        buffer.buffer().setMemory(buffer.claim(length), length, value);
        buffer.commit(length);
    }
}
