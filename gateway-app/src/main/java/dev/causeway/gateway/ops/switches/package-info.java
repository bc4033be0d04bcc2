/**
 * What operators have switched off, kept over restarts.
 *
 * <p>May import: the JDK. Threading: read by any thread; changed by whoever runs a command, written by request threads.
 */
package dev.causeway.gateway.ops.switches;
