package dev.causeway.client.cli;

import org.agrona.DirectBuffer;

/** Takes the fields of one message after the other, in the schema's order. Owner: the printing thread. */
interface FieldSink {
    /** An unsigned integer. */
    void number(String name, long value);

    /** A fixed-point number, times 10 to the scale. */
    void decimal(String name, long value, int scale);

    /** A field without a value. */
    void absent(String name);

    /** One character, NUL for none. */
    void code(String name, byte value);

    /** The name of an enumerated value. */
    void name(String name, String value);

    /** Bytes, US-ASCII for the most part. */
    void text(String name, DirectBuffer buffer, int offset, int length);
}
