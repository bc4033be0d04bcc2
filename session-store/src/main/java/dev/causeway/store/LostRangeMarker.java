package dev.causeway.store;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The operator's way on when a store refuses to open for damage in the middle: puts a record of type LOST over the damaged
 * range, so that the records behind it count again. Before that the damaged bytes are copied to a file of their own and the
 * audit file gets its line; both are forced. Holds the directory's lock, so never beside an owner. One use per object.
 *
 * <p>What it cannot repair it refuses: a segment's header, a missing segment, the checkpoint of the newest segment.
 */
public final class LostRangeMarker {
    private final Path directory;
    private final SegmentFiles files;
    private final LostRangeAudit audit;

    /** @throws StoreException the directory holds no store */
    public LostRangeMarker(Path directory) {
        this.directory = directory;
        this.files = SegmentFiles.detect(directory);
        this.audit = new LostRangeAudit(directory);
    }

    /**
     * Declares the first damage of the store lost.
     *
     * @param segment the damaged segment's number, as the refusal named it
     * @param offset the damage's first byte, as the refusal named it
     * @param by who declares it
     * @param reason why, for the audit file
     * @return what was given up
     * @throws StoreException the store is in use, its first damage is elsewhere, or it cannot be repaired this way; nothing
     *     was changed
     */
    public LostRange declare(long segment, long offset, String by, String reason, long epochNanos) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            DamagedStoreException damage = firstDamage();
            Path file = files.segment(segment);
            if (damage == null || !damage.file().equals(file) || damage.offset() != offset) {
                throw new StoreException("the first damage is "
                        + (damage == null ? "nowhere" : "in " + damage.file() + " at offset " + damage.offset())
                        + ", not in " + file + " at offset " + offset + "; nothing was changed");
            }
            return declare(segment, damage, new LostRangeAudit.Declaration(by, reason, epochNanos));
        } finally {
            lock.close();
        }
    }

    private DamagedStoreException firstDamage() {
        try (StoreCursor cursor = StoreCursor.open(directory)) {
            boolean more = true;
            while (more) {
                more = cursor.next();
            }
            cursor.requireEnd();
            return null;
        } catch (DamagedStoreException e) {
            return e;
        }
    }

    private LostRange declare(long segment, DamagedStoreException damage, LostRangeAudit.Declaration declaration) {
        if (damage.offset() < SegmentHeader.RECORDS_START || !Files.exists(damage.file())) {
            throw new StoreException("only a range of records can be declared lost, not " + damage.getMessage());
        }
        MappedFile file = MappedFile.map(damage.file(), FileChannel.MapMode.READ_WRITE);
        try {
            LostRange range = new LostRangeFinder(files, file, segment).range((int) damage.offset());
            Path saved = audit.save(range, segment, file);
            audit.record(range, saved, declaration);
            mark(file, range, declaration.epochNanos());
            return range;
        } finally {
            file.unmap();
        }
    }

    /** The damaged bytes stay as the record's payload, but for those its header takes. */
    private static void mark(MappedFile file, LostRange range, long epochNanos) {
        RawRecord record = new RawRecord().clear(RecordDescriptor.LOST, range.next(), epochNanos);
        record.venueSeqNo = range.firstLost();
        int payloadAt = (int) range.from() + RecordDescriptor.HEADER_LENGTH;
        byte[] payload = new byte[(int) range.to() - payloadAt];
        file.buffer().getBytes(payloadAt, payload);
        RecordWriter.write(file, (int) range.from(), record.payload(new UnsafeBuffer(payload), 0, payload.length));
        file.force((int) range.from(), (int) range.to());
    }
}
