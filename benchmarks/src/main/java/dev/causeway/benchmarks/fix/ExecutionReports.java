package dev.causeway.benchmarks.fix;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;

/**
 * Fills of one session, 276 bytes each, made beforehand: writing one is a copy, its number, its two times and its checksum.
 * The number is written without leading zeros; Text(58) gives up a character whenever it grows by one, and all are made
 * again. Owned by the venue's thread.
 *
 * <p>SendingTime(52) and TransactTime(60) both carry the intended time.
 */
public final class ExecutionReports {
    /** Bytes of every message. */
    public static final int MESSAGE_BYTES = 276;

    /** Instruments of one session. */
    public static final int INSTRUMENTS = 64;

    private static final int MESSAGES = 256;
    private static final int CHECKSUM_OFFSET = MESSAGE_BYTES - 4;
    private static final int BODY_BYTES = 253;
    private static final int DISTANCE_OF_TIMES = FixTimestamp.LENGTH + "|60=".length();

    private final int sessionIndex;
    private final String beginning;
    private final long seed;
    private final byte[] messages = new byte[MESSAGES * MESSAGE_BYTES];
    private final int[] sums = new int[MESSAGES];
    private final FixTimestamp timestamp = new FixTimestamp();
    private final byte[] number = new byte[20];
    private long beyondDigits = 1;
    private int digits;
    private int next;

    /**
     * @param sessionIndex chooses the symbols
     * @param sender SenderCompID(49)
     * @param target TargetCompID(56)
     */
    public ExecutionReports(int sessionIndex, String sender, String target, long seed) {
        this.sessionIndex = sessionIndex;
        this.beginning = "8=FIX.4.4|9=" + BODY_BYTES + "|35=8|49=" + sender + "|56=" + target + "|34=";
        this.seed = seed + sessionIndex;
    }

    /**
     * Writes the next message.
     *
     * @param msgSeqNum its MsgSeqNum(34), never lower than the last
     * @param intendedNanos its times, epoch nanoseconds
     */
    public void write(MutableDirectBuffer to, int offset, long msgSeqNum, long intendedNanos) {
        while (msgSeqNum >= beyondDigits) {
            beyondDigits *= 10;
            digits++;
            if (msgSeqNum < beyondDigits) {
                prepare();
            }
        }
        to.putBytes(offset, messages, next * MESSAGE_BYTES, MESSAGE_BYTES);
        int sum = sums[next] + digits(msgSeqNum);
        int at = offset + beginning.length();
        to.putBytes(at, number, 0, digits);
        byte[] time = timestamp.format(intendedNanos);
        at += digits + "|52=".length();
        to.putBytes(at, time);
        to.putBytes(at + DISTANCE_OF_TIMES, time);
        sum = sum + 2 * timestamp.sum() & 0xFF;
        to.putByte(offset + CHECKSUM_OFFSET, (byte) ('0' + sum / 100));
        to.putByte(offset + CHECKSUM_OFFSET + 1, (byte) ('0' + sum / 10 % 10));
        to.putByte(offset + CHECKSUM_OFFSET + 2, (byte) ('0' + sum % 10));
        next = next + 1 == MESSAGES ? 0 : next + 1;
    }

    private int digits(long msgSeqNum) {
        long rest = msgSeqNum;
        int sum = 0;
        for (int i = digits - 1; i >= 0; i--) {
            number[i] = (byte) ('0' + rest % 10);
            sum += number[i];
            rest /= 10;
        }
        return sum;
    }

    private void prepare() {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MESSAGES; i++) {
            String text = text(i, random);
            byte[] bytes = text.replace('|', '\u0001').getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, messages, i * MESSAGE_BYTES, MESSAGE_BYTES);
            sums[i] = 0;
            for (int at = 0; at < CHECKSUM_OFFSET - "10=".length(); at++) {
                sums[i] += bytes[at];
            }
        }
    }

    /** What is written anew for each message stands as NUL, which adds nothing to the sum. */
    private String text(int index, SplittableRandom random) {
        String time = "\0".repeat(FixTimestamp.LENGTH);
        int instrument = sessionIndex * INSTRUMENTS + random.nextInt(INSTRUMENTS);
        int qty = 1 + random.nextInt(999);
        String price = "%d.%02d".formatted(100 + random.nextInt(100), random.nextInt(100));
        String fields = beginning + "\0".repeat(digits) + "|52=" + time + "|60=" + time + "|37=ORD%06d".formatted(index)
                + "|11=CL%06d".formatted(index) + "|17=E%06d".formatted(index) + "|150=F|39=2|55=LOAD" + instrument
                + "|54=" + (random.nextBoolean() ? 1 : 2) + "|38=" + qty + "|44=" + price + "|32=" + qty + "|31="
                + price
                + "|151=0|14=" + qty + "|6=" + price + "|58=";
        return fields + "x".repeat(MESSAGE_BYTES - fields.length() - "|10=000|".length()) + "|10=000|";
    }
}
