package dev.causeway.gateway.ops.journal;

/**
 * What is looked for.
 *
 * @param from first feed number, 0: the oldest there is
 * @param to last feed number, 0: the newest there is
 * @param since records made at or after, epoch nanoseconds; 0: any
 * @param until records made at or before, epoch nanoseconds; 0: any
 * @param type name of the feed message, null: any
 * @param clOrdId the order they speak of, null: any
 * @param session the session's number, -1: any
 */
record JournalQuery(long from, long to, long since, long until, String type, String clOrdId, int session) {}
