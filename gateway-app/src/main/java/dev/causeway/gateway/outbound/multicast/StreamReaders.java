package dev.causeway.gateway.outbound.multicast;

import dev.causeway.protocol.mold.MoldHeader;
import dev.causeway.store.JournalReader;
import dev.causeway.store.JournalStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * What one server reads its answers from: the current stream and those that ended before it, each under its own name, so
 * that a name is never answered with another stream's content. Owned by the server's thread.
 */
final class StreamReaders implements AutoCloseable {
    private final Supplier<List<JournalStream>> streams;
    private List<JournalStream> seen = List.of();
    private List<Served> served = List.of();

    /** @param streams the journal's streams, newest first; a new list whenever one begins */
    StreamReaders(Supplier<List<JournalStream>> streams) {
        this.streams = streams;
    }

    /** One stream that may be asked for; its reader is opened when first needed. */
    static final class Served {
        private final JournalStream stream;
        private final byte[] name;
        private JournalReader reader;

        Served(JournalStream stream) {
            this.stream = stream;
            this.name = MoldHeader.session(stream.name());
        }

        byte[] name() {
            return name;
        }

        long position() {
            return stream.position();
        }

        JournalReader reader() {
            if (reader == null) {
                reader = stream.newReader();
            }
            return reader;
        }

        private void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }

    /** The stream that the ten bytes at {@code offset} name, or null. Valid until the next call. */
    Served named(DirectBuffer buffer, int offset) {
        List<JournalStream> now = streams.get();
        if (now != seen) {
            follow(now);
        }
        for (int i = 0; i < served.size(); i++) {
            if (MoldHeader.isSession(buffer, offset, served.get(i).name)) {
                return served.get(i);
            }
        }
        return null;
    }

    private void follow(List<JournalStream> now) {
        List<Served> next = new ArrayList<>();
        for (JournalStream stream : now) {
            next.add(served.stream()
                    .filter(each -> each.stream == stream)
                    .findFirst()
                    .orElseGet(() -> new Served(stream)));
        }
        served.stream().filter(each -> !next.contains(each)).forEach(Served::close);
        served = next;
        seen = now;
    }

    @Override
    public void close() {
        served.forEach(Served::close);
        served = List.of();
        seen = List.of();
    }
}
