package dev.causeway.gateway.port;

/**
 * The gateway's own instrument numbers: allotted at first sight of (venue, key), stable for the life of the data
 * directory. Thread-safe; sessions keep a cache of what they resolved and come here only for what is new.
 *
 * <p>A key is a FIX Symbol(55), or an XBP instrumentId as decimal text.
 */
public interface InstrumentRegistry {
    /** No room in the ring for the definition: nothing was allotted, ask again. */
    int RETRY = -1;

    /**
     * The number of an instrument. At first sight a definition is put into the ring, ahead of whatever the caller
     * publishes next.
     *
     * @return from 1, or {@link #RETRY}
     * @throws IllegalArgumentException the key is no symbol the feed can carry: over 24 characters or not US-ASCII
     */
    int resolve(int venueId, String key, long epochNanos);

    /**
     * The venue's key of an instrument number.
     *
     * @return null when this venue has no instrument of this number
     */
    String key(int venueId, int instrumentId);

    /**
     * The venue has said what an instrument is: keeps symbol, tick and lot. The caller publishes the InstrumentDef message
     * itself, with the venue's number.
     *
     * @param tickSize times 1e-8
     * @param lotSize times 1e-4
     * @return from 1, or {@link #RETRY}
     */
    int define(int venueId, String key, InstrumentTerms terms, long epochNanos);

    /**
     * What a venue says of an instrument.
     *
     * @param symbol at most 24 US-ASCII characters
     * @param tickSize times 1e-8, Long.MIN_VALUE when unknown
     * @param lotSize times 1e-4, 0 when unknown
     */
    record InstrumentTerms(String symbol, long tickSize, long lotSize) {}
}
