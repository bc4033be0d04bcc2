package dev.causeway.gateway.inbound.fix.express;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** CheckSum(10): the sum of a frame's bytes before it, modulo 256, in three digits. Static and stateless. */
final class CheckSum {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVERY_SECOND_BYTE = 0x00FF_00FF_00FF_00FFL;
    /** So many words of 255s do not carry from one 16-bit lane to the next. */
    private static final int WORDS_AT_A_TIME = 128;

    private CheckSum() {}

    /** Whether the three digits at {@code at} are the sum of what lies from {@code from} to before {@code to}. */
    static boolean isAt(byte[] bytes, int at, int from, int to) {
        int sum = of(bytes, from, to);
        return bytes[at] == '0' + sum / 100 && bytes[at + 1] == '0' + sum / 10 % 10 && bytes[at + 2] == '0' + sum % 10;
    }

    static int of(byte[] bytes, int from, int to) {
        int sum = 0;
        int at = from;
        while (to - at >= Long.BYTES) {
            long lanes = 0;
            int stop = at + Math.min(WORDS_AT_A_TIME, (to - at) / Long.BYTES) * Long.BYTES;
            for (; at < stop; at += Long.BYTES) {
                long word = (long) WORDS.get(bytes, at);
                lanes += (word & EVERY_SECOND_BYTE) + (word >>> 8 & EVERY_SECOND_BYTE);
            }
            sum += (int) (lanes + (lanes >>> 16) + (lanes >>> 32) + (lanes >>> 48)) & 0xFF;
        }
        for (; at < to; at++) {
            sum += bytes[at];
        }
        return sum & 0xFF;
    }
}
