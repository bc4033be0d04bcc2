package dev.causeway.client.cli;

import org.agrona.DirectBuffer;

/** Prints one message a line. Owner: the printing thread. */
interface LinePrinter {
    /** Prints a message of a session; whatever the bytes, it prints a line and does not throw. */
    void print(String session, long seqNo, DirectBuffer buffer, int offset, int length);
}
