package dev.causeway.gateway.ops.feed;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandQueue;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import dev.causeway.gateway.ops.command.Parameters;
import dev.causeway.gateway.ops.switches.SwitchKind;
import dev.causeway.gateway.ops.switches.Switches;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/feed}; {@code /actuator/feed/{channel}} takes action enable or disable, {@code /actuator/feed/clients}
 * block or unblock.
 */
@Endpoint(id = "feed")
public final class FeedEndpoint {
    private static final String CLIENTS = "clients";
    private static final Pattern LITERAL = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private final FeedChannels channels;
    private final OperatorCommands commands;
    private final Switches switches;

    public FeedEndpoint(FeedChannels channels, OperatorCommands commands, Switches switches) {
        this.channels = channels;
        this.commands = commands;
        this.switches = switches;
    }

    /** The feed now. */
    @ReadOperation
    public FeedStatus status() {
        return channels.status();
    }

    /** One channel, or null for 404. */
    @ReadOperation
    public FeedStatus.@Nullable Channel channel(@Selector String channel) {
        return channels.status().channels().stream()
                .filter(each -> each.name().equals(channel))
                .findFirst()
                .orElse(null);
    }

    /**
     * Switches a channel, or what receivers that ask again are answered. The last channel that is on is only switched off by
     * force: the feed would be silent.
     *
     * @param channel a channel's name, or clients
     * @param action enable or disable; for clients block or unblock
     * @param address of a client: an IP address, never a name
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(
            @Selector String channel,
            @Nullable String action,
            @Nullable String reason,
            @Nullable String force,
            @Nullable String address) {
        return channel.equals(CLIENTS)
                ? block(action, reason, address)
                : switchChannel(channel, action, reason, Parameters.flag("force", force));
    }

    private WebEndpointResponse<CommandAnswer> block(String action, String reason, String address) {
        boolean on = "block".equals(action);
        if (!on && !"unblock".equals(action)) {
            return Answers.badRequest("action: block or unblock");
        }
        InetAddress client = literal(address);
        if (client == null) {
            return Answers.badRequest("address: required, an IP address");
        }
        return commands.run(
                new CommandRequest("feed/clients", action, reason, Map.of("address", address)),
                () -> Map.of("blocked", channels.status().retransmission().blocked()),
                CommandQueue.AT_ONCE,
                () -> {
                    channels.block(client, on);
                    switches.set(SwitchKind.CLIENT, client.getHostAddress(), on);
                },
                switches::save);
    }

    /** @return null for anything that would have to be looked up by name */
    private static InetAddress literal(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private WebEndpointResponse<CommandAnswer> switchChannel(
            String channel, String action, String reason, boolean forced) {
        if (channel(channel) == null) {
            List<String> names = channels.status().channels().stream()
                    .map(FeedStatus.Channel::name)
                    .toList();
            return Answers.unknown("no such channel; there are " + names + " and " + CLIENTS);
        }
        boolean on = "enable".equals(action);
        if (!on && !"disable".equals(action)) {
            return Answers.badRequest("action: enable or disable");
        }
        return commands.run(
                new CommandRequest("feed/" + channel, action, reason, Map.of("force", forced)),
                () -> channel(channel),
                CommandQueue.AT_ONCE,
                () -> {
                    requireAnother(channel, on || forced);
                    channels.enable(channel, on);
                    switches.set(SwitchKind.CHANNEL, channel, !on);
                },
                switches::save);
    }

    private void requireAnother(String channel, boolean free) {
        boolean another = channels.status().channels().stream()
                .anyMatch(each -> each.enabled() && !each.name().equals(channel));
        if (!free && !another) {
            throw new IllegalStateException("it is the last channel that is on: say force to silence the feed");
        }
    }
}
