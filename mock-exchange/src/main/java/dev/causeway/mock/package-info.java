/**
 * Simulated venues: the command, and {@link dev.causeway.mock.MockVenues}, the same thing inside a test's process.
 *
 * <p>May import: every package of this module. Each venue runs on threads of its own, named {@code mock-<venue>-1}.
 */
package dev.causeway.mock;
