/**
 * The receiver's rules without I/O: best of both channels, the hold buffer, gaps and requests, sessions. Datagrams and a
 * time go in; messages, events and requests come out. Protocol document: FEED section 2.
 *
 * <p>May import: protocol-codec, Agrona. No socket, no clock, no thread: everything here belongs to the one thread that
 * calls {@link dev.causeway.client.receiver.FeedReceiver}, except {@link dev.causeway.client.receiver.FeedCounters},
 * which any thread may read.
 */
package dev.causeway.client.receiver;
