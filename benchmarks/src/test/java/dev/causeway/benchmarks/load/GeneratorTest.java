package dev.causeway.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.benchmarks.role.BenchClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private Selector selector;
    private SocketChannel gateway;
    private SocketChannel venue;
    private Generator generator;

    @BeforeEach
    void connect() throws IOException {
        selector = Selector.open();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            gateway = SocketChannel.open(server.getLocalAddress());
            venue = server.accept();
        }
        XbpLoadSession session = new XbpLoadSession(0, MessageMix.parse("30,60,10"), 1);
        generator = new Generator(List.of(new LoadConnection(venue, selector, session)), BenchClock.measure());
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        venue.close();
        selector.close();
    }

    @Test
    void shouldFloodWhileThePhaseLasts() throws IOException {
        generator.begin(new Phase(Phase.UNBOUNDED, Phase.FLOOD, TimeUnit.MINUTES.toNanos(1)));

        generator.doWork();

        assertThat(generator.sentInPhase()).isPositive();
        assertThat(generator.isDone()).isFalse();
    }

    @Test
    void shouldOnlyWriteWhatWaitsWhenTheTimeIsOver() throws IOException {
        generator.begin(new Phase(Phase.UNBOUNDED, Phase.FLOOD, 0));

        generator.doWork();

        assertThat(generator.sentInPhase()).isZero();
        assertThat(generator.isDone()).isTrue();
    }
}
