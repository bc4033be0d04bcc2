package dev.causeway.mock.sent;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The bytes of every numbered message of one epoch, by number, in blocks of 1024 numbers. When the bound is passed the
 * oldest block is forgotten, never part of one. Numbers may be left out (administrative ones): they have length 0.
 *
 * <p>Owner: one thread, or the caller's lock.
 */
public final class SentMessages {
    private static final int BLOCK_NUMBERS = 1024;
    private static final int MIN_BLOCK_BYTES = 64 * 1024;

    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private final long maxBytes;
    private Block[] index = new Block[16];
    private int firstIndex;
    private int indexCount;
    private long heldBytes;
    private long next = 1;

    /** @param maxBytes how much is kept, rounded up to a block */
    public SentMessages(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The lowest number that can still be had. */
    public long lowest() {
        return indexCount == 0 ? next : index[firstIndex].first;
    }

    /** The number after the highest kept. */
    public long next() {
        return next;
    }

    /**
     * Keeps a message.
     *
     * @throws IllegalArgumentException when {@code seqNo} was passed already
     */
    public void append(long seqNo, DirectBuffer source, int offset, int length) {
        if (seqNo < next) {
            throw new IllegalArgumentException("number " + seqNo + ", next is " + next);
        }
        while (next <= seqNo) {
            Block block = blockForNext();
            block.add(source, offset, next == seqNo ? length : 0);
            next++;
        }
        if (heldBytes() > maxBytes && indexCount > 1) {
            dropOldest();
        }
    }

    /** Length of a kept message, 0 when there is none of this number. */
    public int length(long seqNo) {
        Block block = blockOf(seqNo);
        return block == null ? 0 : block.length(seqNo);
    }

    /** Copies a kept message; returns its length, 0 when there is none of this number. */
    public int copy(long seqNo, MutableDirectBuffer target, int offset) {
        Block block = blockOf(seqNo);
        return block == null ? 0 : block.copy(seqNo, target, offset);
    }

    /** Forgets all, the next number is 1. */
    public void reset() {
        blocks.clear();
        Arrays.fill(index, null);
        firstIndex = 0;
        indexCount = 0;
        heldBytes = 0;
        next = 1;
    }

    private long heldBytes() {
        Block last = blocks.peekLast();
        return heldBytes + (last == null ? 0 : last.bytes.length);
    }

    private Block blockForNext() {
        Block last = blocks.peekLast();
        if (last != null && last.count < BLOCK_NUMBERS) {
            return last;
        }
        if (last != null) {
            heldBytes += last.bytes.length;
        }
        Block block = new Block(next);
        blocks.addLast(block);
        if (firstIndex + indexCount == index.length) {
            index = Arrays.copyOfRange(index, firstIndex, firstIndex + Math.max(16, indexCount * 2));
            firstIndex = 0;
        }
        index[firstIndex + indexCount++] = block;
        return block;
    }

    private Block blockOf(long seqNo) {
        if (seqNo < lowest() || seqNo >= next) {
            return null;
        }
        return index[firstIndex + (int) ((seqNo - lowest()) / BLOCK_NUMBERS)];
    }

    private void dropOldest() {
        heldBytes -= blocks.removeFirst().bytes.length;
        index[firstIndex++] = null;
        indexCount--;
    }

    private static final class Block {
        private final long first;
        private final int[] ends = new int[BLOCK_NUMBERS];
        private byte[] bytes = new byte[MIN_BLOCK_BYTES];
        private int count;

        Block(long first) {
            this.first = first;
        }

        void add(DirectBuffer source, int offset, int length) {
            int start = count == 0 ? 0 : ends[count - 1];
            if (start + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + length));
            }
            if (length > 0) {
                source.getBytes(offset, bytes, start, length);
            }
            ends[count++] = start + length;
        }

        int length(long seqNo) {
            int at = (int) (seqNo - first);
            return ends[at] - (at == 0 ? 0 : ends[at - 1]);
        }

        int copy(long seqNo, MutableDirectBuffer target, int offset) {
            int at = (int) (seqNo - first);
            int start = at == 0 ? 0 : ends[at - 1];
            target.putBytes(offset, bytes, start, ends[at] - start);
            return ends[at] - start;
        }
    }
}
