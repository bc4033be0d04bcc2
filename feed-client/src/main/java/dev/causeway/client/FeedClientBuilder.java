package dev.causeway.client;

import dev.causeway.client.receiver.FeedEvents;
import dev.causeway.client.receiver.ReceiverSettings;
import dev.causeway.client.receiver.ReceiverSettings.Join;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;

/** Collects what a {@link FeedClient} needs. A listener and channel A are required. Owner: the building thread. */
public final class FeedClientBuilder {
    /** What the kernel is asked for per socket; it may grant less. */
    public static final int DEFAULT_RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

    private InetSocketAddress groupA;
    private InetSocketAddress groupB;
    private String interfaceName = "lo";
    private InetSocketAddress retransmission;
    private InetSocketAddress bulk;
    private FeedEvents events;
    private DatagramTap tap = DatagramTap.NONE;
    private int receiveBufferBytes = DEFAULT_RECEIVE_BUFFER_BYTES;
    private ReceiverSettings settings = ReceiverSettings.DEFAULT;

    FeedClientBuilder() {}

    /** Multicast group and port of channel A; port 0 takes a free one. */
    public FeedClientBuilder channelA(String group, int port) {
        groupA = new InetSocketAddress(group, port);
        return this;
    }

    /** Multicast group and port of channel B. Without it the client takes A alone. */
    public FeedClientBuilder channelB(String group, int port) {
        groupB = new InetSocketAddress(group, port);
        return this;
    }

    /** Name of the network interface to join on; default {@code lo}. */
    public FeedClientBuilder networkInterface(String name) {
        interfaceName = name;
        return this;
    }

    /** Host and port of the retransmission server. Without it only the other channel can fill a gap. */
    public FeedClientBuilder retransmission(String host, int port) {
        retransmission = new InetSocketAddress(host, port);
        return this;
    }

    /**
     * Host and port of the bulk server, which is asked by TCP for gaps of more than 5,000 messages and for what a late joiner
     * missed. While it cannot be had the retransmission server is asked.
     */
    public FeedClientBuilder bulk(String host, int port) {
        bulk = new InetSocketAddress(host, port);
        return this;
    }

    /** Where to begin; default the first number seen. */
    public FeedClientBuilder from(Join join) {
        settings = settings.withJoin(join);
        return this;
    }

    /** After how long without progress a gap is declared lost; default 60 s. */
    public FeedClientBuilder gapTimeout(Duration timeout) {
        settings = settings.withGapTimeout(timeout);
        return this;
    }

    /** How many messages are held behind a gap, a power of two; default 8192. */
    public FeedClientBuilder holdMessages(int messages) {
        settings = settings.withHoldMessages(messages);
        return this;
    }

    /** What to ask the kernel for; default 4 MiB. */
    public FeedClientBuilder receiveBufferBytes(int bytes) {
        receiveBufferBytes = bytes;
        return this;
    }

    /** Who hears the messages, by template. Called again it adds another, who hears each after the first. */
    public FeedClientBuilder listener(FeedListener listener) {
        return events(new MessageDispatcher(listener));
    }

    /** Who hears the messages, as bytes; adds as {@link #listener} does. */
    public FeedClientBuilder events(FeedEvents rawEvents) {
        events = events == null ? rawEvents : new EventPair(events, rawEvents);
        return this;
    }

    /** Who sees the datagrams. */
    public FeedClientBuilder tap(DatagramTap datagramTap) {
        tap = datagramTap;
        return this;
    }

    /**
     * Opens the sockets and joins the groups.
     *
     * @throws IllegalArgumentException for a setting that is missing or not allowed
     * @throws IOException when a socket cannot be had
     */
    public FeedClient build() throws IOException {
        Objects.requireNonNull(events, "a listener is required");
        checkGroup("channel A", groupA);
        if (groupB != null) {
            checkGroup("channel B", groupB);
        }
        checkServer("retransmission", retransmission);
        checkServer("bulk", bulk);
        return new FeedClient(this);
    }

    InetSocketAddress groupA() {
        return groupA;
    }

    InetSocketAddress groupB() {
        return groupB;
    }

    InetSocketAddress retransmission() {
        return retransmission;
    }

    InetSocketAddress bulk() {
        return bulk;
    }

    FeedEvents events() {
        return events;
    }

    DatagramTap tap() {
        return tap;
    }

    int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    ReceiverSettings settings() {
        return settings.withChannels(groupB == null ? 1 : 2);
    }

    /** lo says that it cannot multicast and can: only the name is checked. */
    NetworkInterface joinInterface() throws SocketException {
        NetworkInterface found = NetworkInterface.getByName(interfaceName);
        if (found == null) {
            String names = NetworkInterface.networkInterfaces()
                    .map(NetworkInterface::getName)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("interface " + interfaceName + ", one of " + names);
        }
        return found;
    }

    private static void checkServer(String name, InetSocketAddress server) {
        if (server != null && server.isUnresolved()) {
            throw new IllegalArgumentException(name + " " + server + ", a host that resolves");
        }
    }

    private static void checkGroup(String name, InetSocketAddress group) {
        if (group == null || group.isUnresolved() || !group.getAddress().isMulticastAddress()) {
            throw new IllegalArgumentException(name + " " + group + ", a group in 224.0.0.0/4 and its port");
        }
    }
}
