/** The listen command as a process of its own, in a network namespace whose losses nftables makes. */
package dev.causeway.client.namespace;
