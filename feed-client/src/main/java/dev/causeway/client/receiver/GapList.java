package dev.causeway.client.receiver;

/**
 * The open gaps, lowest numbers first. All gaps are preallocated; when they are used up the last one grows. Owner: the
 * receiver's thread.
 */
final class GapList {
    private final Gap[] gaps;
    private int size;

    GapList(int capacity) {
        gaps = new Gap[capacity];
        for (int i = 0; i < capacity; i++) {
            gaps[i] = new Gap();
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == gaps.length;
    }

    Gap at(int index) {
        return gaps[index];
    }

    Gap first() {
        return gaps[0];
    }

    /** The gap with the highest numbers, null when there is none. */
    Gap last() {
        return size == 0 ? null : gaps[size - 1];
    }

    /** Opens a gap above all others. Only when not full. */
    Gap add(long from, long to, long nowNanos) {
        Gap gap = gaps[size++];
        gap.open(from, to, nowNanos);
        return gap;
    }

    /** Index of the gap around a number, or -1. */
    int indexOf(long seqNo) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Gap gap = gaps[middle];
            if (seqNo < gap.from) {
                high = middle - 1;
            } else if (seqNo > gap.to) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    void remove(int index) {
        Gap removed = gaps[index];
        System.arraycopy(gaps, index + 1, gaps, index, size - index - 1);
        gaps[--size] = removed;
    }

    void clear() {
        size = 0;
    }
}
