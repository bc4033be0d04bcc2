package dev.causeway.protocol.xbp;

/**
 * Why bytes are not an XBP frame. A byte stream cannot be re-synchronised, so each of these ends the connection.
 * Protocol document: XBP section 1.
 */
public enum FrameViolation {
    /** The first byte is not {@link XbpFrame#MAGIC}. */
    BAD_MAGIC,
    /** frameLength is below {@link XbpFrame#MIN_FRAME_LENGTH}. */
    LENGTH_BELOW_MIN,
    /** frameLength is above {@link XbpFrame#MAX_FRAME_LENGTH}. */
    LENGTH_ABOVE_MAX,
    /** frameLength is not a multiple of {@link XbpFrame#ALIGNMENT}. */
    LENGTH_UNALIGNED,
    /** schemaId is not {@link XbpFrame#SCHEMA_ID}. */
    BAD_SCHEMA,
    /** The block does not end within the frame. */
    BLOCK_BEYOND_FRAME,
    /** The block of a known template is shorter than its version 0. */
    BLOCK_TOO_SHORT
}
