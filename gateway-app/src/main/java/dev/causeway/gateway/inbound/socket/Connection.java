package dev.causeway.gateway.inbound.socket;

/** One open connection as its handler sees it. Owner: the loop's thread. */
public interface Connection {
    /** What is to be sent; the loop drains it after each call of the handler and whenever the socket has room. */
    SendBuffer sendBuffer();

    /** The peer's address, for the log. */
    String peer();

    /** SO_SNDBUF as the kernel granted it. */
    int grantedSendBufferBytes();

    /** SO_RCVBUF as the kernel granted it. */
    int grantedReceiveBufferBytes();

    /** Ends the connection after what is in the send buffer, within a bounded time. Nothing more is read. */
    void close();

    /** Ends the connection at once; what is in the send buffer is dropped. */
    void abort();

    /** The conversation works: the back-off starts over. */
    void healthy();
}
