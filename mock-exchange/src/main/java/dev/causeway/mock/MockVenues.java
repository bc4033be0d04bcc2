package dev.causeway.mock;

import dev.causeway.mock.fix.FixVenue;
import dev.causeway.mock.fix.FixVenueOptions;
import dev.causeway.mock.xbp.XbpVenue;
import dev.causeway.mock.xbp.XbpVenueOptions;

/**
 * Venues inside this process, for tests; the command is made of it too.
 *
 * <p>Any thread. {@link #close} logs clients out and flushes the logs.
 */
public final class MockVenues implements AutoCloseable {
    private final FixVenue fix;
    private final XbpVenue xbp;

    private MockVenues(FixVenue fix, XbpVenue xbp) {
        this.fix = fix;
        this.xbp = xbp;
    }

    /**
     * Starts what is asked for.
     *
     * @param fix null for none
     * @param xbp null for none
     * @throws RuntimeException a port is taken or a log cannot be written; nothing is left running
     */
    public static MockVenues start(FixVenueOptions fix, XbpVenueOptions xbp) {
        FixVenue fixVenue = fix == null ? null : new FixVenue(fix);
        try {
            return new MockVenues(fixVenue, xbp == null ? null : new XbpVenue(xbp));
        } catch (RuntimeException e) {
            if (fixVenue != null) {
                fixVenue.close();
            }
            throw e;
        }
    }

    /** The FIX venue, null when not started. */
    public FixVenue fix() {
        return fix;
    }

    /** The XBP venue, null when not started. */
    public XbpVenue xbp() {
        return xbp;
    }

    @Override
    public void close() {
        if (fix != null) {
            fix.close();
        }
        if (xbp != null) {
            xbp.close();
        }
    }
}
