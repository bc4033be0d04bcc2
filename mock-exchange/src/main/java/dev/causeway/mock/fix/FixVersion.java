package dev.causeway.mock.fix;

/** A version of FIX and what QuickFIX/J needs to know about it. */
public enum FixVersion {
    /** FIX 4.2. */
    FIX42("FIX.4.2", "FIX42.xml"),
    /** FIX 4.4. */
    FIX44("FIX.4.4", "FIX44.xml"),
    /** FIX 5.0 SP2 over FIXT 1.1. */
    FIXT11("FIXT.1.1", "FIX50SP2.xml");

    private final String beginString;
    private final String dictionary;

    FixVersion(String beginString, String dictionary) {
        this.beginString = beginString;
        this.dictionary = dictionary;
    }

    /** BeginString(8). */
    public String beginString() {
        return beginString;
    }

    /** The version with this BeginString(8). */
    public static FixVersion of(String beginString) {
        for (FixVersion version : values()) {
            if (version.beginString.equals(beginString)) {
                return version;
            }
        }
        throw new IllegalArgumentException(
                "begin string " + beginString + ", one of FIX.4.2, FIX.4.4, FIXT.1.1 is allowed");
    }

    String dictionary() {
        return dictionary;
    }
}
