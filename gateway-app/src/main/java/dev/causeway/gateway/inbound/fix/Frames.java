package dev.causeway.gateway.inbound.fix;

/** What can be told of a frame without parsing it. The codec has checked BodyLength(9). Static and stateless. */
final class Frames {
    private static final char SOH = 1;
    private static final String LOGON = "35=A" + SOH;
    private static final String ADMIN_TYPES = "012345A";
    private static final int TRAILER_LENGTH = "10=nnn|".length();

    private Frames() {}

    /** Whether the third field says that this is a Logon. */
    static boolean isLogon(String raw) {
        return raw.startsWith(LOGON, third(raw));
    }

    /** Whether the third field is a MsgType(35) that is the application's; everything else is for the engine to judge. */
    static boolean isApplication(String raw) {
        int third = third(raw);
        if (third <= 0 || !raw.startsWith("35=", third)) {
            return false;
        }
        int value = third + 3;
        boolean oneCharacter = value + 1 < raw.length() && raw.charAt(value + 1) == SOH;
        return !oneCharacter || ADMIN_TYPES.indexOf(raw.charAt(value)) < 0;
    }

    /** Where the third field begins, 0 when there is none. */
    private static int third(String raw) {
        int second = raw.indexOf(SOH) + 1;
        return second > 0 ? raw.indexOf(SOH, second) + 1 : 0;
    }

    /** Whether CheckSum(10), the last field, is the sum of the bytes before it modulo 256 in three digits. */
    static boolean isIntact(String raw) {
        int trailer = raw.length() - TRAILER_LENGTH;
        if (trailer < 1 || !raw.startsWith("10=", trailer) || raw.charAt(trailer - 1) != SOH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < trailer; i++) {
            sum += raw.charAt(i);
        }
        int value = sum & 0xFF;
        return raw.charAt(trailer + 3) == '0' + value / 100
                && raw.charAt(trailer + 4) == '0' + value / 10 % 10
                && raw.charAt(trailer + 5) == '0' + value % 10
                && raw.charAt(trailer + 6) == SOH;
    }
}
