package dev.causeway.gateway.inbound.fix.outbound;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is written, in short words. */
final class RecordingWire implements ReplyWire {
    final List<String> written = new ArrayList<>();
    final List<String> raw = new ArrayList<>();
    long lastWritten = Long.MAX_VALUE - 1;
    boolean open = true;
    int room = Integer.MAX_VALUE;

    @Override
    public boolean hasRoom() {
        return room > 0;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long lastWritten() {
        return lastWritten;
    }

    @Override
    public void write(String message) {
        room--;
        raw.add(message);
        written.add(
                field(message, 35).equals("4")
                        ? "fill " + field(message, 34) + "->" + field(message, 36)
                        : field(message, 35) + " " + field(message, 34));
    }

    List<String> take() {
        List<String> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    static String field(String message, int tag) {
        int from = message.indexOf("\001" + tag + "=");
        return from < 0 ? "" : message.substring(message.indexOf('=', from) + 1, message.indexOf('\001', from + 1));
    }
}
