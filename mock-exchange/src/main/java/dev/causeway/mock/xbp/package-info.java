/**
 * The acceptor side of XBP, written from the protocol document (sections 1 to 4) and sharing nothing with the gateway but
 * the codec, so that one misreading does not hide on both sides.
 *
 * <p>{@link dev.causeway.mock.xbp.XbpAcceptor} and what it is made of do no I/O: frames and two times come in
 * (monotonicNanos for durations, epochNanos for stamps), frames go to a {@link dev.causeway.mock.xbp.FrameSink}. {@link
 * dev.causeway.mock.xbp.XbpVenue} is the one thread, the sockets and the clock.
 *
 * <p>May import: protocol-codec, Agrona, {@code mock.sim}, {@code mock.sent}, slf4j.
 */
package dev.causeway.mock.xbp;
