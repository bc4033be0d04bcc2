package dev.causeway.gateway.inbound.xbp;

/**
 * An open gap as shown to operators.
 *
 * @param id counts the session's gaps from 1
 * @param fromSeqNo first missing number
 * @param toSeqNo last missing number
 * @param sinceEpochNanos when it was seen
 * @param attempts requests since the last progress
 */
public record GapView(long id, long fromSeqNo, long toSeqNo, long sinceEpochNanos, int attempts) {}
