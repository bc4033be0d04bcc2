package dev.causeway.protocol.xbp;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Cuts the bytes of one connection into XBP frames, however TCP has split or joined them.
 *
 * <p>Owner: the thread that reads the connection. Bytes go in by {@link #writable()} and {@link #written()} (a channel
 * read) or by {@link #append}; frames come out by {@link #next()} and {@link #consume()}:
 *
 * <pre>{@code
 * channel.read(assembler.writable());
 * assembler.written();
 * while (assembler.next() == Outcome.FRAME) {
 *     if (!taken(assembler.buffer(), assembler.offset(), assembler.length())) break; // the same frame comes again
 *     assembler.consume();
 * }
 * }</pre>
 *
 * <p>Memory is bounded by the capacity; a length is judged before anything behind it is waited for. Nothing is allocated
 * after construction. After a violation the assembler answers VIOLATION until {@link #reset()}: a byte stream cannot be
 * re-synchronised. Protocol document: XBP section 1 and rule 10.
 */
public final class FrameAssembler {
    /** What {@link #next()} found. */
    public enum Outcome {
        /** No complete frame yet: read more. */
        NEED_MORE,
        /** A frame is at {@link #offset()} with {@link #length()} bytes. */
        FRAME,
        /** The bytes are not a frame, see {@link #violation()}: close the connection. */
        VIOLATION
    }

    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private int start;
    private int end;
    private int length;
    private boolean given;
    private FrameViolation violation;
    private int violatingValue;

    /**
     * @param capacityBytes how much is read ahead at most; at least one largest frame
     * @throws IllegalArgumentException below {@link XbpFrame#MAX_FRAME_LENGTH}
     */
    public FrameAssembler(int capacityBytes) {
        if (capacityBytes < XbpFrame.MAX_FRAME_LENGTH) {
            throw new IllegalArgumentException(
                    "capacityBytes " + capacityBytes + ", at least " + XbpFrame.MAX_FRAME_LENGTH);
        }
        bytes = ByteBuffer.allocateDirect(capacityBytes);
        buffer = new UnsafeBuffer(bytes);
    }

    /**
     * Where to read into: the room behind what is buffered. Moves what is buffered to the front, so {@link #offset()} is
     * stale afterwards. Has no room only when whole frames wait to be consumed. Its limit must not be changed.
     */
    public ByteBuffer writable() {
        compact();
        bytes.limit(bytes.capacity()).position(end);
        return bytes;
    }

    /** Takes over what was put into {@link #writable()}. */
    public void written() {
        end = bytes.position();
    }

    /**
     * Copies bytes in.
     *
     * @throws IllegalStateException when there is less room; nothing was copied
     */
    public void append(DirectBuffer source, int offset, int length) {
        compact();
        if (length > bytes.capacity() - end) {
            throw new IllegalStateException(length + " bytes, room for " + (bytes.capacity() - end));
        }
        buffer.putBytes(end, source, offset, length);
        end += length;
    }

    /** Looks for a frame at the front of what is buffered. Moves nothing: asked again, it answers the same. */
    public Outcome next() {
        if (given) {
            return Outcome.FRAME;
        }
        if (violation != null) {
            return Outcome.VIOLATION;
        }
        int available = end - start;
        if (available < XbpFrame.FRAME_LENGTH_OFFSET + Short.BYTES) {
            return available > 0 && !magicFits() ? Outcome.VIOLATION : Outcome.NEED_MORE;
        }
        if (!magicFits() || !lengthFits()) {
            return Outcome.VIOLATION;
        }
        if (available < XbpFrame.HEADER_LENGTH) {
            return Outcome.NEED_MORE;
        }
        if (!schemaFits() || !blockFits()) {
            return Outcome.VIOLATION;
        }
        if (available < length) {
            return Outcome.NEED_MORE;
        }
        given = true;
        return Outcome.FRAME;
    }

    /** Holds the frame after {@link Outcome#FRAME}. Always the same object. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** First byte of the frame's header after {@link Outcome#FRAME}; a multiple of 8 while only frames were consumed. */
    public int offset() {
        return start;
    }

    /** The whole frame in bytes, after {@link Outcome#FRAME}. */
    public int length() {
        return length;
    }

    /**
     * Moves past the frame that {@link #next()} gave.
     *
     * @throws IllegalStateException when the last answer was not a frame
     */
    public void consume() {
        if (!given) {
            throw new IllegalStateException("no frame to consume");
        }
        start += length;
        length = 0;
        given = false;
    }

    /** Why the bytes are not a frame; null while they may be. */
    public FrameViolation violation() {
        return violation;
    }

    /** What was wrong, the value and what is allowed; empty when nothing is wrong. Builds a string. */
    public String description() {
        if (violation == null) {
            return "";
        }
        return switch (violation) {
            case BAD_MAGIC -> "magic 0x%02X, must be 0x%02X".formatted(violatingValue, XbpFrame.MAGIC);
            case LENGTH_BELOW_MIN -> "frameLength " + violatingValue + ", at least " + XbpFrame.MIN_FRAME_LENGTH;
            case LENGTH_ABOVE_MAX -> "frameLength " + violatingValue + ", at most " + XbpFrame.MAX_FRAME_LENGTH;
            case LENGTH_UNALIGNED -> "frameLength " + violatingValue + ", must be a multiple of " + XbpFrame.ALIGNMENT;
            case BAD_SCHEMA -> "schemaId " + violatingValue + ", must be " + XbpFrame.SCHEMA_ID;
            case BLOCK_BEYOND_FRAME ->
                "blockLength " + violatingValue + " of template " + templateText() + ", at most "
                        + (length - XbpFrame.HEADER_LENGTH) + " in a frame of " + length;
            case BLOCK_TOO_SHORT ->
                "blockLength " + violatingValue + " of template " + templateText() + ", at least "
                        + XbpTemplates.blockLength(XbpFrame.templateId(buffer, start));
        };
    }

    /** Bytes held and not consumed. */
    public int buffered() {
        return end - start;
    }

    /** Bytes that may be appended now. */
    public int room() {
        return bytes.capacity() - buffered();
    }

    /** Forgets everything: a new connection. */
    public void reset() {
        start = 0;
        end = 0;
        length = 0;
        given = false;
        violation = null;
        violatingValue = 0;
    }

    private boolean magicFits() {
        int magic = XbpFrame.magic(buffer, start);
        return magic == XbpFrame.MAGIC || violated(FrameViolation.BAD_MAGIC, magic);
    }

    private boolean lengthFits() {
        length = XbpFrame.frameLength(buffer, start);
        if (length < XbpFrame.MIN_FRAME_LENGTH) {
            return violated(FrameViolation.LENGTH_BELOW_MIN, length);
        }
        if (length > XbpFrame.MAX_FRAME_LENGTH) {
            return violated(FrameViolation.LENGTH_ABOVE_MAX, length);
        }
        return length % XbpFrame.ALIGNMENT == 0 || violated(FrameViolation.LENGTH_UNALIGNED, length);
    }

    private boolean schemaFits() {
        int schemaId = XbpFrame.schemaId(buffer, start);
        return schemaId == XbpFrame.SCHEMA_ID || violated(FrameViolation.BAD_SCHEMA, schemaId);
    }

    private boolean blockFits() {
        int blockLength = XbpFrame.blockLength(buffer, start);
        if (blockLength > length - XbpFrame.HEADER_LENGTH) {
            return violated(FrameViolation.BLOCK_BEYOND_FRAME, blockLength);
        }
        return blockLength >= XbpTemplates.blockLength(XbpFrame.templateId(buffer, start))
                || violated(FrameViolation.BLOCK_TOO_SHORT, blockLength);
    }

    private boolean violated(FrameViolation what, int value) {
        violation = what;
        violatingValue = value;
        return false;
    }

    private String templateText() {
        int templateId = XbpFrame.templateId(buffer, start);
        return templateId + " (" + XbpTemplates.name(templateId) + ")";
    }

    private void compact() {
        if (start > 0) {
            int remaining = end - start;
            if (remaining > 0) {
                buffer.putBytes(0, buffer, start, remaining);
            }
            start = 0;
            end = remaining;
        }
    }
}
