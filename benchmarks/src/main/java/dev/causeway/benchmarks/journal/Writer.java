package dev.causeway.benchmarks.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What keeps the records. */
public enum Writer {
    /** The gateway's journal. */
    MAPPED {
        @Override
        RecordWriter open(Path directory, boolean force, int payloadBytes) {
            return new MappedWriter(directory, force);
        }
    },
    /** A file, one write a batch. */
    CHANNEL {
        @Override
        RecordWriter open(Path directory, boolean force, int payloadBytes) throws IOException {
            return new ChannelWriter(directory, force);
        }
    },
    /** Chronicle Queue. */
    CHRONICLE {
        @Override
        RecordWriter open(Path directory, boolean force, int payloadBytes) {
            return new ChronicleWriter(directory, force, payloadBytes);
        }

        @Override
        public List<String> flags() {
            return CHRONICLE_FLAGS;
        }
    };

    /** What it wants opened on JDK 17, by its own documentation; and neither announcements nor reports to its maker. */
    private static final List<String> CHRONICLE_FLAGS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dchronicle.announcer.disable=true",
            "-Dchronicle.analytics.disable=true");

    abstract RecordWriter open(Path directory, boolean force, int payloadBytes) throws IOException;

    /** Flags of its JVM. */
    public List<String> flags() {
        return List.of();
    }
}
