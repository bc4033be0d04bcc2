package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.FeedProperties;
import dev.causeway.gateway.outbound.multicast.BulkOptions;
import dev.causeway.gateway.outbound.multicast.BulkServer;
import dev.causeway.gateway.outbound.multicast.ChannelOptions;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.Network;
import dev.causeway.gateway.outbound.multicast.RetransmissionOptions;
import dev.causeway.gateway.outbound.multicast.RetransmissionServer;
import dev.causeway.gateway.outbound.multicast.RollSchedule;
import dev.causeway.store.JournalStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what the feed needs, and says in terms of the configuration what cannot be had. */
final class FeedAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(FeedAssembly.class);
    private static final String CHANNELS = "gateway.feed.channels.";
    private static final String RETRANSMISSION = "gateway.feed.retransmission.";

    private FeedAssembly() {}

    /** Channels A and B, in the order in which a datagram goes out. */
    static List<FeedChannel> channels(FeedProperties properties) {
        List<FeedChannel> channels = new ArrayList<>();
        try {
            channels.add(channel("a", properties.channels().a()));
            channels.add(channel("b", properties.channels().b()));
        } catch (ConfigurationException e) {
            channels.forEach(FeedChannel::close);
            throw e;
        }
        return channels;
    }

    static RetransmissionServer retransmissionServer(
            FeedProperties.Retransmission properties, Supplier<List<JournalStream>> streams, NanoClock clock) {
        InetSocketAddress bind =
                new InetSocketAddress(address(RETRANSMISSION + "bind", properties.bind()), properties.port());
        RetransmissionOptions options = new RetransmissionOptions(
                bind, networks(properties.allow()), properties.packetsPerSecond(), properties.totalPacketsPerSecond());
        try {
            return new RetransmissionServer(options, streams, clock);
        } catch (IOException e) {
            throw new ConfigurationException(
                    RETRANSMISSION + "port",
                    properties.port(),
                    "cannot listen on " + bind + " (UDP): " + e.getMessage()
                            + "; a free port of a local address is needed",
                    e);
        }
    }

    static BulkServer bulkServer(
            FeedProperties.Retransmission properties, Supplier<List<JournalStream>> streams, NanoClock clock) {
        InetSocketAddress bind =
                new InetSocketAddress(address(RETRANSMISSION + "bind", properties.bind()), properties.tcpPort());
        BulkOptions options = new BulkOptions(
                bind,
                networks(properties.allow()),
                properties.maxTcpClients(),
                properties.maxTcpClientsPerAddress(),
                BulkOptions.STALL_NANOS,
                BulkOptions.IDLE_NANOS);
        try {
            return new BulkServer(options, streams, clock);
        } catch (IOException e) {
            throw new ConfigurationException(
                    RETRANSMISSION + "tcp-port",
                    properties.tcpPort(),
                    "cannot listen on " + bind + " (TCP): " + e.getMessage()
                            + "; a free port of a local address is needed",
                    e);
        }
    }

    /** When the trading day ends, or null. */
    static RollSchedule rollSchedule(FeedProperties properties) {
        try {
            ZoneId zone = ZoneId.of(properties.rollZone());
            return properties.rollAt() == null ? null : new RollSchedule(LocalTime.parse(properties.rollAt()), zone);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "gateway.feed.roll-zone",
                    properties.rollZone(),
                    "a time zone, for example UTC or America/New_York",
                    e);
        }
    }

    private static FeedChannel channel(String name, FeedProperties.Channel properties) {
        String key = CHANNELS + name + ".";
        InetAddress group = address(key + "group", properties.group());
        if (!group.isMulticastAddress() || group.getAddress().length != 4) {
            throw new ConfigurationException(
                    key + "group", properties.group(), "an IPv4 multicast group, 224.0.0.0 to 239.255.255.255");
        }
        if (group.isMCLinkLocal()) {
            LOG.warn("{}group = {}: 224.0.0.0/24 is never routed", key, properties.group());
        }
        ChannelOptions options = new ChannelOptions(
                name,
                new InetSocketAddress(group, properties.port()),
                networkInterface(key + "interface", properties.networkInterface()),
                properties.ttl(),
                properties.loopback(),
                Math.toIntExact(properties.sendBuffer().toBytes()));
        try {
            return new FeedChannel(options);
        } catch (IOException e) {
            throw new ConfigurationException(
                    key + "group", properties.group(), "cannot be sent to by this interface: " + e.getMessage(), e);
        }
    }

    private static NetworkInterface networkInterface(String key, String name) {
        try {
            NetworkInterface found = NetworkInterface.getByName(name);
            if (found != null && found.isUp()) {
                return found;
            }
            String there = NetworkInterface.networkInterfaces()
                    .map(NetworkInterface::getName)
                    .collect(Collectors.joining(", "));
            throw new ConfigurationException(
                    key,
                    name,
                    (found == null ? "no such interface" : "the interface is down") + "; there are: " + there);
        } catch (SocketException e) {
            throw new ConfigurationException(key, name, "the interface cannot be looked up: " + e.getMessage(), e);
        }
    }

    private static InetAddress address(String key, String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new ConfigurationException(key, name, "an IP address", e);
        }
    }

    private static List<Network> networks(List<String> allow) {
        try {
            return allow.stream().map(Network::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(RETRANSMISSION + "allow", allow, e.getMessage(), e);
        }
    }
}
