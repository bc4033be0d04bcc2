/**
 * FIX sessions (initiator) through QuickFIX/J 3.0.0, made safe: what the engine leaves open and how it is closed here.
 *
 * <ul>
 *   <li>Messages are processed on the socket's own thread ({@code InlineDispatch}): no queue between socket and session, so
 *       a full ring stops the reading and TCP holds the backlog, and nothing of a dead connection is left to be executed.
 *   <li>The inbound number moves only through the ring ({@code inbound.fix.store}); a failing store or ring cuts the
 *       connection and log-on is held until the journal has caught up.
 *   <li>Application messages go from their raw bytes into the ring ({@code inbound.fix.normalize}) past the engine's parser,
 *       which would drop what it cannot read; one whose number the engine passes over without asking us ({@code Handover})
 *       goes out as Unmapped. None can stop the session, be lost or be asked for without end. A frame whose BodyLength(9)
 *       or CheckSum(10) is wrong was not received.
 *   <li>In the quiet of a session that is in order, application messages do not meet the engine at all ({@code ExpressLane}).
 *   <li>Connections are made here ({@code FixLink}), not by the engine's initiator: endpoints in turn, waits with jitter, TLS
 *       before any Logon, and a refused Logon judged ({@code LogonRefusal}) so that no account is locked.
 *   <li>Missing numbers are asked for again, and the connection is given up when that does not help ({@code MissingNumbers}): the
 *       engine asks once and waits for ever.
 *   <li>Time in which we wait for the ring is not the venue's silence ({@code Silence}).
 *   <li>Resend requests are answered here ({@code inbound.fix.outbound}), within rates and as the socket empties: the engine
 *       would load the whole range. Stale orders are never sent again.
 *   <li>Held messages are bounded, and so is what waits for a venue that does not read ({@code FixResponder}); secrets are in
 *       no log and no store.
 * </ul>
 *
 * <p>May import: {@code gateway.port}, {@code inbound.gap}, {@code inbound.undelivered}, session-store, protocol-codec, Agrona,
 * QuickFIX/J, MINA. The only place for QuickFIX/J and MINA. Threads: one MINA I/O thread a session (the dispatch thread), the engine's timer
 * (heartbeats, log-on) and the connecting threads {@code gw-fix-connect-n}; what they share is serialized by
 * {@code InboundNumbers} and {@code EventLine}.
 */
package dev.causeway.gateway.inbound.fix;
