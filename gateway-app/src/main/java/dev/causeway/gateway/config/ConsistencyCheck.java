package dev.causeway.gateway.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** What the settings must be to one another; each of them alone is right. Static and stateless. */
public final class ConsistencyCheck {
    private static final Duration XBP_HEARTBEAT_MIN = Duration.ofMillis(100);
    private static final Duration XBP_HEARTBEAT_MAX = Duration.ofSeconds(30);
    private static final int SEGMENT_GRAIN = 4096;
    private static final DataSize SEGMENT_MIN = DataSize.ofKilobytes(64);
    private static final DataSize SEGMENT_MAX = DataSize.ofGigabytes(1);
    private static final long FIX_MESSAGE_MIN = 1 << 10;
    private static final long FIX_MESSAGE_MAX = 64 << 20;
    private static final DataSize LOG_MIN = DataSize.ofKilobytes(64);
    private static final DataSize LOG_BUFFER_MAX = DataSize.ofMegabytes(256);

    private ConsistencyCheck() {}

    /** @throws ConfigurationException the first setting that does not fit the others */
    public static void check(GatewayProperties properties) {
        sessions(properties.sessions());
        pipeline(properties.pipeline());
        store(properties.store());
        channels(properties.feed().channels());
        fix(properties.fix());
    }

    private static void sessions(List<SessionProperties> sessions) {
        Set<String> ids = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        Set<String> counterparties = new HashSet<>();
        for (int i = 0; i < sessions.size(); i++) {
            SessionProperties session = sessions.get(i);
            String key = "gateway.sessions[" + i + "].";
            require(ids.add(session.id()), key + "id", session.id(), "used twice; every session needs its own id");
            require(
                    session.number() == 0 || numbers.add(session.number()),
                    key + "number",
                    session.number(),
                    "used twice; every session needs its own number, or 0 to have one allotted");
            protocol(key, session);
            heartbeat(key, session);
            reconnect(key + "reconnect.", session.reconnect());
            resend(key + "resend.timeout", session.resend().timeout());
            if (session.protocol() == SessionProperties.ProtocolName.FIX) {
                FixProperties fix = session.fix();
                Duration connectTimeout = fix.socket().connectTimeout();
                require(
                        connectTimeout.toMillis() >= 100 && connectTimeout.toMinutes() < 10,
                        key + "fix.socket.connect-timeout",
                        text(connectTimeout),
                        "100ms to 10m");
                String counterparty = fix.beginString() + ", " + fix.senderCompId() + ", " + fix.targetCompId();
                require(
                        counterparties.add(counterparty),
                        key + "fix",
                        counterparty,
                        "used twice; begin-string, sender-comp-id and target-comp-id together name one FIX session");
            }
        }
    }

    private static void protocol(String key, SessionProperties session) {
        boolean isFix = session.protocol() == SessionProperties.ProtocolName.FIX;
        require(
                (isFix ? session.fix() : session.xbp()) != null,
                key + (isFix ? "fix" : "xbp"),
                "(not set)",
                "required with protocol " + (isFix ? "fix" : "xbp"));
    }

    private static void heartbeat(String key, SessionProperties session) {
        Duration heartbeat = session.heartbeatOrDefault();
        if (session.protocol() == SessionProperties.ProtocolName.FIX) {
            require(
                    heartbeat.toSeconds() >= 1 && heartbeat.getNano() == 0,
                    key + "heartbeat-interval",
                    text(heartbeat),
                    "whole seconds, at least 1s: HeartBtInt(108) has no fractions");
        } else {
            require(
                    heartbeat.compareTo(XBP_HEARTBEAT_MIN) >= 0 && heartbeat.compareTo(XBP_HEARTBEAT_MAX) <= 0,
                    key + "heartbeat-interval",
                    text(heartbeat),
                    "100ms to 30s");
        }
    }

    private static void reconnect(String key, SessionProperties.Reconnect reconnect) {
        require(reconnect.initial().toMillis() >= 1, key + "initial", text(reconnect.initial()), "at least 1ms");
        require(
                reconnect.max().compareTo(reconnect.initial()) >= 0,
                key + "max",
                text(reconnect.max()),
                "at least the initial wait, " + text(reconnect.initial()));
    }

    private static void resend(String key, Duration timeout) {
        require(
                timeout == null || timeout.toMillis() >= 100 && timeout.toMinutes() < 10,
                key,
                timeout == null ? "" : text(timeout),
                "100ms to 10m");
    }

    private static void pipeline(PipelineProperties pipeline) {
        require(
                Integer.bitCount(pipeline.ringSize()) == 1,
                "gateway.pipeline.ring-size",
                pipeline.ringSize(),
                "a power of two");
        require(
                pipeline.maxBatch() <= pipeline.ringSize(),
                "gateway.pipeline.max-batch",
                pipeline.maxBatch(),
                "at most the ring's size, " + pipeline.ringSize());
    }

    private static void store(StoreProperties store) {
        segment("gateway.store.segment-size", store.segmentSize());
        segment("gateway.store.outbound-segment-size", store.outboundSegmentSize());
        require(
                store.outboundMaxSize().toBytes()
                        >= 2 * store.outboundSegmentSize().toBytes(),
                "gateway.store.outbound-max-size",
                store.outboundMaxSize(),
                "at least two outbound segments of " + store.outboundSegmentSize());
        require(
                store.outbound() != StoreProperties.Outbound.POSTGRES || store.postgres() != null,
                "gateway.store.postgres",
                "(not set)",
                "required with outbound postgres");
    }

    private static void segment(String key, DataSize size) {
        require(
                size.compareTo(SEGMENT_MIN) >= 0
                        && size.compareTo(SEGMENT_MAX) <= 0
                        && size.toBytes() % SEGMENT_GRAIN == 0,
                key,
                size,
                "64KB to 1GB, a multiple of 4KB");
    }

    private static void fix(FixStageProperties fix) {
        long max = fix.maxMessageSize().toBytes();
        require(
                max >= FIX_MESSAGE_MIN && max <= FIX_MESSAGE_MAX,
                "gateway.fix.max-message-size",
                fix.maxMessageSize(),
                "1KB to 64MB");
        require(
                fix.maxLogonSize().toBytes() >= FIX_MESSAGE_MIN
                        && fix.maxLogonSize().toBytes() <= max,
                "gateway.fix.max-logon-size",
                fix.maxLogonSize(),
                "1KB to the largest message, " + fix.maxMessageSize());
        Duration logon = fix.logonTimeout();
        require(
                logon.toSeconds() >= 1 && logon.toHours() < 1 && logon.getNano() == 0,
                "gateway.fix.logon-timeout",
                text(logon),
                "whole seconds, 1s to 1h");
        fixLog(fix.log());
    }

    private static void fixLog(FixLogProperties log) {
        require(
                log.maxFileSize().compareTo(LOG_MIN) >= 0,
                "gateway.fix.log.max-file-size",
                log.maxFileSize(),
                "at least 64KB");
        require(
                log.buffer().compareTo(LOG_MIN) >= 0 && log.buffer().compareTo(LOG_BUFFER_MAX) <= 0,
                "gateway.fix.log.buffer",
                log.buffer(),
                "64KB to 256MB");
    }

    private static void channels(FeedProperties.Channels channels) {
        sendBuffer("a", channels.a());
        sendBuffer("b", channels.b());
        FeedProperties.Channel b = channels.b();
        require(
                !channels.a().group().equals(b.group()) || channels.a().port() != b.port(),
                "gateway.feed.channels.b",
                b.group() + ":" + b.port(),
                "the same as channel a; another group or another port is needed");
    }

    private static void sendBuffer(String name, FeedProperties.Channel channel) {
        long bytes = channel.sendBuffer().toBytes();
        require(
                bytes >= SEGMENT_GRAIN && bytes <= SEGMENT_MAX.toBytes(),
                "gateway.feed.channels." + name + ".send-buffer",
                channel.sendBuffer(),
                "4KB to 1GB");
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }

    private static void require(boolean right, String key, Object value, String allowed) {
        if (!right) {
            throw new ConfigurationException(key, value, allowed);
        }
    }
}
