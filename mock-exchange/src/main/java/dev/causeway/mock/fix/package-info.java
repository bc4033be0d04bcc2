/**
 * A FIX venue through QuickFIX/J's acceptor. The engine does the session; this package makes the messages, keeps and logs
 * them. Application messages are written as text at once, the engine only adds numbers and time.
 *
 * <p>Threads: {@code mock-fix-1} makes messages; QuickFIX/J's own threads read the socket and answer resend requests.
 *
 * <p>May import: QuickFIX/J, {@code mock.sim}, {@code mock.sent}, protocol-codec (decimal text), Agrona, slf4j.
 */
package dev.causeway.mock.fix;
