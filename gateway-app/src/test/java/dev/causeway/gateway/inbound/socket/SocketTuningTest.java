package dev.causeway.gateway.inbound.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Options on a socket that is not connected. */
class SocketTuningTest {
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SocketTuning.class);
    private final SocketChannel channel;

    SocketTuningTest() throws IOException {
        channel = SocketChannel.open();
        written.start();
        logger.addAppender(written);
    }

    @AfterEach
    void close() throws IOException {
        logger.detachAppender(written);
        channel.close();
    }

    @Test
    void shouldSetEveryOptionThatIsNamed() throws IOException {
        SocketTuning.apply(channel, new SocketSettings(false, true, 40_000, 30_000, 7, "127.0.0.3", 0, null));

        assertThat(channel.isBlocking()).isFalse();
        assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isFalse();
        assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
        assertThat(channel.getOption(StandardSocketOptions.SO_LINGER)).isEqualTo(7);
        assertThat(channel.getOption(StandardSocketOptions.SO_SNDBUF)).isBetween(40_000, 160_000);
        assertThat(channel.getOption(StandardSocketOptions.SO_RCVBUF)).isBetween(30_000, 120_000);
        assertThat(((InetSocketAddress) channel.getLocalAddress()).getHostString())
                .isEqualTo("127.0.0.3");
    }

    @Test
    void shouldOnlyDisableDelayWhenNothingIsNamed() throws IOException {
        int sendBytes = channel.getOption(StandardSocketOptions.SO_SNDBUF);
        int receiveBytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);

        SocketTuning.apply(channel, SocketSettings.defaults());

        assertThat(channel.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
        assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
        assertThat(channel.getOption(StandardSocketOptions.SO_LINGER)).isNegative();
        assertThat(channel.getOption(StandardSocketOptions.SO_SNDBUF)).isEqualTo(sendBytes);
        assertThat(channel.getOption(StandardSocketOptions.SO_RCVBUF)).isEqualTo(receiveBytes);
        assertThat(channel.getLocalAddress()).isNull();
    }

    @Test
    void shouldLogWhatKernelGranted() throws IOException {
        SocketTuning.apply(channel, new SocketSettings(true, false, 40_000, 30_000, -1, "", 0, null));

        SocketTuning.Granted granted = SocketTuning.granted("simy", channel);

        assertThat(granted.sendBytes()).isEqualTo(channel.getOption(StandardSocketOptions.SO_SNDBUF));
        assertThat(granted.receiveBytes()).isEqualTo(channel.getOption(StandardSocketOptions.SO_RCVBUF));
        assertThat(written.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("session simy: ")
                .endsWith("send buffer " + granted.sendBytes() + " bytes, receive buffer " + granted.receiveBytes()
                        + " bytes granted");
    }
}
