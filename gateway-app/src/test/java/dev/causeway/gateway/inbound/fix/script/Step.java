package dev.causeway.gateway.inbound.fix.script;

/**
 * One line of a script.
 *
 * @param line its number in the file, from 1
 * @param verb what is done
 * @param link the connection it is done to, 1 when the line names none
 * @param text what follows the verb
 */
record Step(int line, Verb verb, int link, String text) {
    /** What a line does. */
    enum Verb {
        /** {@code I}: send a message. */
        SEND,
        /** {@code E}: the next message is this one. */
        EXPECT,
        /** {@code iCONNECT}: connect. */
        CONNECT,
        /** {@code iDISCONNECT}: cut the connection. */
        DISCONNECT,
        /** {@code eCONNECT}: the other side connects. */
        EXPECT_CONNECT,
        /** {@code eDISCONNECT}: the other side cuts, with nothing more said. */
        EXPECT_DISCONNECT,
        /** {@code iRAW}: send bytes as they are. */
        RAW,
        /** {@code gateway}: the side under test is told to do something. */
        GATEWAY,
        /** {@code ring}: what the ring has seen by now, or soon. */
        RING
    }
}
