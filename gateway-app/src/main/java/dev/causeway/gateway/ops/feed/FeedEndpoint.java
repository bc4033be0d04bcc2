package dev.causeway.gateway.ops.feed;

import dev.causeway.gateway.ops.command.Answers;
import dev.causeway.gateway.ops.command.CommandAnswer;
import dev.causeway.gateway.ops.command.CommandQueue;
import dev.causeway.gateway.ops.command.CommandRequest;
import dev.causeway.gateway.ops.command.OperatorCommands;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/feed}; {@code /actuator/feed/{channel}} takes action enable or disable. */
@Endpoint(id = "feed")
public final class FeedEndpoint {
    private final FeedChannels channels;
    private final OperatorCommands commands;

    public FeedEndpoint(FeedChannels channels, OperatorCommands commands) {
        this.channels = channels;
        this.commands = commands;
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
     * Switches a channel. The last one that is on is only switched off by force: the feed would be silent.
     *
     * @param action enable or disable
     */
    @WriteOperation
    public WebEndpointResponse<CommandAnswer> command(
            @Selector String channel, @Nullable String action, @Nullable String reason, @Nullable Boolean force) {
        if (channel(channel) == null) {
            List<String> names = channels.status().channels().stream()
                    .map(FeedStatus.Channel::name)
                    .toList();
            return Answers.unknown("no such channel; there are " + names);
        }
        boolean on = "enable".equals(action);
        if (!on && !"disable".equals(action)) {
            return Answers.badRequest("action: enable or disable");
        }
        boolean forced = Boolean.TRUE.equals(force);
        return commands.run(
                new CommandRequest("feed/" + channel, action, reason, Map.of("force", forced)),
                () -> channel(channel),
                CommandQueue.AT_ONCE,
                () -> {
                    requireAnother(channel, on || forced);
                    channels.enable(channel, on);
                });
    }

    private void requireAnother(String channel, boolean free) {
        boolean another = channels.status().channels().stream()
                .anyMatch(each -> each.enabled() && !each.name().equals(channel));
        if (!free && !another) {
            throw new IllegalStateException("it is the last channel that is on: say force to silence the feed");
        }
    }
}
