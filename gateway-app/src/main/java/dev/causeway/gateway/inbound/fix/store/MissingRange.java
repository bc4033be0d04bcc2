package dev.causeway.gateway.inbound.fix.store;

/**
 * Numbers that were asked for and have not all come; unchangeable, for any thread.
 *
 * @param id counts the session's gaps from 1; the same over all connections until the gap is filled or lost
 * @param from the first that was missing when the gap opened
 * @param to the last
 * @param sinceEpochNanos when it opened
 * @param attempts how often they were asked for, the engine's first request included
 */
public record MissingRange(long id, long from, long to, long sinceEpochNanos, int attempts) {
    MissingRange askedAgain(long alsoFrom, long alsoTo) {
        return new MissingRange(id, Math.min(from, alsoFrom), Math.max(to, alsoTo), sinceEpochNanos, attempts + 1);
    }
}
