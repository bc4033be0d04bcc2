package dev.causeway.benchmarks.run;

import java.nio.file.Path;
import java.util.ArrayList;
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
            split = ",",
            description = "${COMPLETION-CANDIDATES}, or both with a comma: in alternation (default ${DEFAULT-VALUE})")
    private List<Sync> sync;

    @Option(
            names = "--gateway-flags",
            defaultValue = "-Xms512m -Xmx1g",
            split = " ",
            description = "JVM flags of the gateway, one text (default ${DEFAULT-VALUE})")
    private List<String> flags;

    @Option(names = "--also-jdk", description = "one more gateway in alternation, on this JDK")
    private Path alsoJdk;

    @Option(
            names = "--also-flags",
            split = " ",
            description = "one more gateway in alternation, with these JVM flags, one text (default: --gateway-flags)")
    private List<String> alsoFlags;

    @Option(
            names = "--health-path",
            defaultValue = "/actuator/health/readiness",
            description = "answers 200 once ready (default ${DEFAULT-VALUE})")
    private String healthPath;

    /** The gateway with the first sync policy said. */
    GatewaySubject subject() {
        return subject(sync.get(0));
    }

    /** The gateway with each sync policy said, then the one on another JDK or with other flags, if one is said. */
    List<GatewaySubject> subjects() {
        List<GatewaySubject> subjects = new ArrayList<>();
        sync.forEach(policy -> subjects.add(subject(policy)));
        if (alsoJdk != null || alsoFlags != null) {
            subjects.add(new GatewaySubject(subject().settings().also(alsoJdk, alsoFlags == null ? flags : alsoFlags)));
        }
        return subjects;
    }

    private GatewaySubject subject(Sync policy) {
        return new GatewaySubject(
                new GatewaySubject.Settings(jar, workDir, policy.name(), "", null, flags, healthPath));
    }

    Path workDir() {
        return workDir;
    }
}
