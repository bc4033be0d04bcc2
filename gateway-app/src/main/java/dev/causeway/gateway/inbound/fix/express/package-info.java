/**
 * What of the bytes a FIX venue sends need not go through the engine: where frames begin and end ({@code FrameWalk}), and
 * which of them are messages in which the engine's rules find nothing to say ({@code PlainMessage}). Decides, and does
 * nothing: who takes a message, and who has the rest, are ports.
 *
 * <p>A frame is taken only when it is certain; whatever is not is the engine's, in the order in which it came. So nothing here
 * refuses, answers or ends anything.
 *
 * <p>May import: nothing but the JDK. Threads: everything belongs to the connection's I/O thread.
 */
package dev.causeway.gateway.inbound.fix.express;
