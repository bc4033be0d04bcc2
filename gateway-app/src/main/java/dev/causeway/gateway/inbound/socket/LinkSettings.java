package dev.causeway.gateway.inbound.socket;

import java.util.List;

/**
 * One session's connection as the loop needs it.
 *
 * @param name for the log
 * @param endpoints tried in turn, at least one
 * @param reconnect time limits
 * @param socket options
 * @param sendBufferBytes bound of what may wait to be sent; past it the peer is a slow reader
 */
public record LinkSettings(
        String name,
        List<Endpoint> endpoints,
        ReconnectSettings reconnect,
        SocketSettings socket,
        int sendBufferBytes) {
    public LinkSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("session " + name + ": at least one endpoint is needed");
        }
    }
}
