/**
 * From a FIX message's bytes to normalized feed messages in the ring: one venue message is one claimed unit. What cannot be
 * mapped, does not fit or breaks the mapping goes out as Unmapped with its bytes.
 *
 * <p>Works on the raw message, not on the engine's field maps: no dictionary is needed, groups are read in the order in
 * which they came, nothing is converted twice. Times and decimals are parsed without {@code Date} or floating point.
 *
 * <p>May import: {@code gateway.port}, protocol-codec, Agrona, {@code inbound.fix.store} for its bounded wait. No QuickFIX/J.
 * Threads: everything belongs to the session's dispatch thread.
 */
package dev.causeway.gateway.inbound.fix.normalize;
