/**
 * What a venue has sent: the bytes, so that they can be sent again, and the log a test compares the feed with.
 *
 * <p>May import: protocol-codec (decimal text), Agrona.
 */
package dev.causeway.mock.sent;
