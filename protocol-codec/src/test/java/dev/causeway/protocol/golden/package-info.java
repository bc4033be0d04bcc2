/**
 * Golden bytes as test fixtures: one file per message under {@code src/test/resources/golden}, written from the protocol
 * documents and never from the code, and the reflection that sets and reads fields of generated flyweights by name.
 */
package dev.causeway.protocol.golden;
