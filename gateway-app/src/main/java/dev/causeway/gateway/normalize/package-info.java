/**
 * From what a session says to what the feed carries: the producing thread encodes straight into the claimed slot.
 *
 * <p>May import: {@code port}, protocol-codec, Agrona. Threading: whoever calls; one instance a session, but for {@link
 * dev.causeway.gateway.normalize.JournaledInstruments}, which all sessions share.
 */
package dev.causeway.gateway.normalize;
