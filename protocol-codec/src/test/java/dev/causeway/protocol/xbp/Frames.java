package dev.causeway.protocol.xbp;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.concurrent.UnsafeBuffer;

/** Frames for tests, from nothing but numbers. */
final class Frames {
    /** A template id of the application range that no version knows. */
    static final int UNKNOWN_TEMPLATE = 999;

    private Frames() {}

    /** A frame of an unknown template that fills its length with a block of the number's low byte. */
    static UnsafeBuffer unknown(int frameLength, long seqNo) {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[frameLength]);
        frame.setMemory(0, frameLength, (byte) seqNo);
        XbpFrame.writeHeader(frame, 0, 0, frameLength, seqNo, 0, 0);
        return sbeHeader(frame, frameLength - XbpFrame.HEADER_LENGTH, UNKNOWN_TEMPLATE, XbpFrame.SCHEMA_ID);
    }

    /** 32 bytes with any frameLength. */
    static UnsafeBuffer header(int frameLength) {
        UnsafeBuffer frame = new UnsafeBuffer(new byte[XbpFrame.HEADER_LENGTH]);
        XbpFrame.writeHeader(frame, 0, 0, frameLength, 1, 0, 0);
        return sbeHeader(frame, 0, UNKNOWN_TEMPLATE, XbpFrame.SCHEMA_ID);
    }

    static UnsafeBuffer sbeHeader(UnsafeBuffer frame, int blockLength, int templateId, int schemaId) {
        frame.putShort(XbpFrame.BLOCK_LENGTH_OFFSET, (short) blockLength, LITTLE_ENDIAN);
        frame.putShort(XbpFrame.TEMPLATE_ID_OFFSET, (short) templateId, LITTLE_ENDIAN);
        frame.putShort(XbpFrame.SCHEMA_ID_OFFSET, (short) schemaId, LITTLE_ENDIAN);
        frame.putShort(XbpFrame.VERSION_OFFSET, (short) 0, LITTLE_ENDIAN);
        return frame;
    }
}
