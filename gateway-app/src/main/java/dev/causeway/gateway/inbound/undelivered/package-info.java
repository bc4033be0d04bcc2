/**
 * What a session has sent and the venue may lack, the same for every protocol: which numbers are not known to have arrived,
 * of which the status is still to be asked, and the questions that outlive their epoch. What a message is, and how a
 * question is asked, is the session's.
 *
 * <p>May import: session-store, SLF4J. Threads: each class says.
 */
package dev.causeway.gateway.inbound.undelivered;
