package dev.causeway.gateway.ops.switches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Everything operators have switched off: lines {@code <kind> <name>} of a small file that is replaced as a whole, so that
 * a crash leaves the old one or the new one. A name that the configuration no longer has stays in it.
 *
 * <p>{@link #set} takes effect at once and until the process ends; {@link #save} makes it outlast that. Any thread.
 */
public final class Switches {
    private final Path file;
    private final Map<SwitchKind, Set<String>> off = new EnumMap<>(SwitchKind.class);

    /**
     * Reads the file; nothing is off when there is none.
     *
     * @throws IllegalArgumentException a line that no gateway wrote: its number and what is allowed
     * @throws UncheckedIOException it cannot be read
     */
    public Switches(Path file) {
        this.file = file;
        for (SwitchKind kind : SwitchKind.values()) {
            off.put(kind, new ConcurrentSkipListSet<>());
        }
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ", 2);
            SwitchKind kind = SwitchKind.of(words[0]).orElse(null);
            if (kind == null || words.length < 2 || words[1].isBlank()) {
                throw new IllegalArgumentException(
                        file + " line " + (i + 1) + ": allowed is session, channel or client and a name");
            }
            off.get(kind).add(words[1]);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Whether this one is switched off. */
    public boolean isOff(SwitchKind kind, String name) {
        return off.get(kind).contains(name);
    }

    /** The names of a kind that are off, in order. */
    public List<String> off(SwitchKind kind) {
        return List.copyOf(off.get(kind));
    }

    /** From now on; forgotten at the end of the process unless saved. */
    public void set(SwitchKind kind, String name, boolean isOff) {
        if (isOff) {
            off.get(kind).add(name);
        } else {
            off.get(kind).remove(name);
        }
    }

    /**
     * Makes what is off now outlast the process; on the device when it returns.
     *
     * @throws UncheckedIOException it could not be written: the file is as it was
     */
    public synchronized void save() {
        StringBuilder text = new StringBuilder();
        off.forEach((kind, names) -> names.forEach(
                name -> text.append(kind.word()).append(' ').append(name).append('\n')));
        try {
            DurableFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
