/** The other side of the feed for tests: publisher, retransmission server and bulk server, small and obedient to the test. */
package dev.causeway.client.feedside;
