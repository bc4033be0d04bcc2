/**
 * Datagrams to and from pcap files, which Wireshark reads.
 *
 * <p>May import: Agrona. Threading: a writer and a reader belong to one thread each.
 */
package dev.causeway.client.capture;
