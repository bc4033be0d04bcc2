/**
 * The command {@code journal-dump}: shows and verifies the files of a journal or an outbound log, and is the operator's way
 * to declare a damaged range lost.
 *
 * <p>May import: {@code dev.causeway.store}, picocli, the JDK. Payloads are bytes here; whoever knows their format puts a
 * {@link dev.causeway.store.dump.PayloadDecoder} on the class path. Reading commands take no lock and may look at a store
 * that is in use. One thread.
 */
package dev.causeway.store.dump;
