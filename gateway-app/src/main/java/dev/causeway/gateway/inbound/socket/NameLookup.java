package dev.causeway.gateway.inbound.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name or literal address into an address; may block, and so is never called by a loop's thread. */
@FunctionalInterface
interface NameLookup {
    InetAddress lookUp(String host) throws UnknownHostException;
}
