package dev.causeway.benchmarks.run;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of commands that run the gateway. */
final class GatewayOptions {
    /** The journal's sync policies that the gateway knows. */
    enum Sync {
        none,
        batch
    }

    @Option(
            names = "--gateway-jar",
            defaultValue = "gateway-app/target/gateway-app.jar",
            description = "the executable jar (default ${DEFAULT-VALUE})")
    private Path jar;

    @Option(
            names = "--work-dir",
            defaultValue = "benchmarks/target/work",
            description = "holds the journal of each run (default ${DEFAULT-VALUE})")
    private Path workDir;

    @Option(
            names = "--sync",
            defaultValue = "none",
            description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Sync sync;

    @Option(
            names = "--gateway-flags",
            defaultValue = "-Xms512m -Xmx1g",
            split = " ",
            description = "JVM flags of the gateway, one text (default ${DEFAULT-VALUE})")
    private List<String> flags;

    @Option(
            names = "--health-path",
            defaultValue = "/actuator/health/readiness",
            description = "answers 200 once ready (default ${DEFAULT-VALUE})")
    private String healthPath;

    GatewaySubject subject() {
        return new GatewaySubject(new GatewaySubject.Settings(jar, workDir, sync.name(), flags, healthPath));
    }
}
