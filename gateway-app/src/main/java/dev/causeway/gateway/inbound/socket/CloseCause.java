package dev.causeway.gateway.inbound.socket;

/** Why a connection ended, or never came to be. */
public enum CloseCause {
    /** Refused, unreachable, name not resolved. */
    CONNECT_FAILED,
    /** No answer in time. */
    CONNECT_TIMEOUT,
    /** End of stream. */
    PEER_CLOSED,
    /** Reset or another socket error. */
    IO_ERROR,
    /** The handler asked for it. */
    LOCAL,
    /** The handler threw; a defect or a failed store. */
    HANDLER_FAILED
}
