/**
 * The small ports between the stages. A stage knows these and never another stage; {@code wiring} joins them.
 *
 * <p>May import: protocol-codec, session-store, Agrona. No framework, no socket, no thread.
 */
package dev.causeway.gateway.port;
