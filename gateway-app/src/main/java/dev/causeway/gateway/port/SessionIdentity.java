package dev.causeway.gateway.port;

/**
 * Who a venue session is, for the life of the data directory.
 *
 * @param sessionNo the gateway's number, 1..65535
 * @param venueId the gateway's number of the venue, 1..65535
 * @param id the configured id, a slug of at most 24 characters
 * @param venue the venue's name, at most 8 characters
 * @param protocol 'F' FIX or 'X' XBP
 */
public record SessionIdentity(int sessionNo, int venueId, String id, String venue, char protocol) {}
