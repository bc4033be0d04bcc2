package dev.causeway.gateway.inbound.fix.normalize;

import static dev.causeway.protocol.feed.FixedPoint.INVALID;
import static dev.causeway.protocol.feed.FixedPoint.NULL_PRICE;
import static dev.causeway.protocol.feed.FixedPoint.PRICE_SCALE;
import static dev.causeway.protocol.feed.FixedPoint.QTY_SCALE;

import dev.causeway.protocol.feed.Src;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * MarketDataSnapshotFullRefresh (35=W) and MarketDataIncrementalRefresh (35=X): entries of type 0 and 1 become BookUpdate,
 * of type 2 Trade. When any other entry is among them the whole message follows once as Unmapped, in the same unit. An
 * entry that cannot be read, a count that is wrong and a message without entries leave the message unmapped.
 *
 * <p>The first tag behind NoMDEntries(268) begins each entry. An entry of X without Symbol(55) means the one before it.
 */
final class BookMapping implements Mapping {
    private static final int NO_MD_ENTRIES = 268;
    private static final int SYMBOL = 55;
    private static final int CHECKSUM = 10;
    private static final int SNAPSHOT = 3;
    private static final int DELETE = 2;
    private static final long MAX_U32 = 0xFFFF_FFFFL;
    private static final int MAX_U16 = 0xFFFF;

    private final boolean snapshot;
    private final Instruments instruments;
    private final UnmappedMapping rest;
    private final BookEntryEncoder encoder = new BookEntryEncoder();
    private final List<BookEntry> entries = new ArrayList<>();
    private int mapped;
    private boolean others;
    private int symbol;

    BookMapping(boolean snapshot, Instruments instruments, UnmappedMapping rest) {
        this.snapshot = snapshot;
        this.instruments = instruments;
        this.rest = rest;
    }

    @Override
    public int plan(FixFields fields) {
        int counter = fields.find(NO_MD_ENTRIES);
        long declared = fields.unsigned(counter);
        int begin = counter + 1;
        if (declared < 1 || begin >= fields.count()) {
            return UNMAPPABLE;
        }
        mapped = 0;
        others = false;
        symbol = fields.find(SYMBOL, 0, counter);
        int delimiter = fields.tag(begin);
        int found = 0;
        while (begin < fields.count() && fields.tag(begin) != CHECKSUM) {
            int end = begin + 1;
            while (end < fields.count() && fields.tag(end) != delimiter && fields.tag(end) != CHECKSUM) {
                end++;
            }
            if (!entry(fields, begin, end)) {
                return UNMAPPABLE;
            }
            found++;
            begin = end;
        }
        if (found != declared || mapped == 0) {
            return UNMAPPABLE;
        }
        return others ? mapped + rest.plan(fields) : mapped;
    }

    @Override
    public int encode(int index, MutableDirectBuffer buffer, Src src) {
        return index < mapped
                ? encoder.encode(entries.get(index), buffer, src)
                : rest.encode(index - mapped, buffer, src);
    }

    private boolean entry(FixFields fields, int from, int to) {
        int own = fields.find(SYMBOL, from, to);
        symbol = own >= 0 ? own : symbol;
        int type = fields.code(fields.find(269, from, to));
        int action = snapshot ? '0' + SNAPSHOT : fields.code(fields.find(279, from, to));
        if (type == FixFields.BAD || action == FixFields.BAD || !snapshot && action == 0) {
            return false;
        }
        if (!mappable(type, action)) {
            others = true;
            return true;
        }
        if (symbol < 0) {
            return false;
        }
        return read(fields, from, to, next(type, action - '0'));
    }

    /** Trades that a venue changes or takes back, and actions on a range of levels, have no feed message. */
    private boolean mappable(int type, int action) {
        if (type == '0' || type == '1') {
            return snapshot || action >= '0' && action <= '0' + DELETE;
        }
        return type == '2' && (snapshot || action == '0');
    }

    private BookEntry next(int type, int action) {
        if (mapped == entries.size()) {
            entries.add(new BookEntry());
        }
        BookEntry entry = entries.get(mapped++);
        entry.type = type;
        entry.action = action;
        return entry;
    }

    private boolean read(FixFields fields, int from, int to, BookEntry entry) {
        entry.price = fields.decimal(fields.find(270, from, to), PRICE_SCALE, NULL_PRICE);
        entry.qty = fields.decimal(fields.find(271, from, to), QTY_SCALE, 0);
        int orderCount = fields.find(346, from, to);
        entry.orderCount = orderCount < 0 ? 0 : fields.unsigned(orderCount);
        int level = fields.find(1023, from, to);
        level = level >= 0 ? level : fields.find(290, from, to);
        long levelNo = level < 0 ? 0 : fields.unsigned(level);
        int aggressor = fields.code(fields.find(2446, from, to));
        if (entry.price == INVALID || entry.qty == INVALID || aggressor == FixFields.BAD) {
            return false;
        }
        if (entry.orderCount < 0 || entry.orderCount >= MAX_U32 || levelNo < 0 || levelNo >= MAX_U16) {
            return false;
        }
        entry.level = (int) levelNo;
        entry.aggressor = aggressor;
        entry.tradeId = tradeId(fields, from, to);
        entry.instrumentId = instruments.resolve(fields, symbol);
        return entry.instrumentId != Instruments.BAD_SYMBOL;
    }

    /** TradeID(1003) or else MDEntryID(278), when it is a number; 0 otherwise. */
    private static long tradeId(FixFields fields, int from, int to) {
        int tradeId = fields.find(1003, from, to);
        return Math.max(0, fields.unsigned(tradeId >= 0 ? tradeId : fields.find(278, from, to)));
    }
}
