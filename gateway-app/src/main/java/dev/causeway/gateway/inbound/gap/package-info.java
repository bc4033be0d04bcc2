/**
 * Missing numbers of a session, the same for every protocol: what is missing, how it is asked for again, and what at last
 * filled it. Sans-I/O: times are arguments, a step to take is the answer, the session takes it.
 *
 * <p>May import: {@code gateway.port}. Threads: none; each object belongs to its session.
 */
package dev.causeway.gateway.inbound.gap;
