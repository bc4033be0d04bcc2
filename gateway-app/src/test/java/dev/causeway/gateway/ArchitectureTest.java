package dev.causeway.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.causeway.store.Journal;
import org.junit.jupiter.api.Test;

/** The import rules of the gateway: no stage knows another, every framework lives in one place. */
class ArchitectureTest {
    private static final String ROOT = "dev.causeway.gateway.";
    private static final String[] STAGES = {
        "inbound.socket",
        "inbound.xbp",
        "inbound.fix",
        "normalize",
        "pipeline",
        "outbound.journal",
        "outbound.multicast"
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.causeway.gateway");

    @Test
    void shouldKeepEachStageFromKnowingAnother() {
        for (String stage : STAGES) {
            String[] others = java.util.Arrays.stream(STAGES)
                    .filter(other -> !other.equals(stage))
                    // A session stands on the socket that carries it.
                    .filter(other -> !(stage.equals("inbound.xbp") && other.equals("inbound.socket")))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("stages know small ports, wiring alone joins them")
                    .check(CLASSES);
        }
    }

    @Test
    void shouldLetOnlyWiringKnowConfigurationAndOperations() {
        for (String stage : STAGES) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + "config..", ROOT + "wiring..", ROOT + "ops..")
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAPackage(ROOT + "ops..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "wiring..", ROOT + "pipeline..", ROOT + "inbound..", ROOT + "outbound..")
                .check(CLASSES);
    }

    @Test
    void shouldLetTheFeedsServersOnlyReadWhatIsJournaled() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "outbound.multicast..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Journal.class)
                .because("the journal has one owner, and who answers requests must not be able to disturb it")
                .check(CLASSES);
    }

    @Test
    void shouldKeepPortsFreeOfEverything() {
        classes()
                .that()
                .resideInAPackage(ROOT + "port..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.agrona..", "dev.causeway.protocol..", "dev.causeway.store..", ROOT + "port..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepGapsFreeOfEitherProtocol() {
        classes()
                .that()
                .resideInAPackage(ROOT + "inbound.gap..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "inbound.gap..", ROOT + "port..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepWhatIsUndeliveredFreeOfEitherProtocol() {
        classes()
                .that()
                .resideInAPackage(ROOT + "inbound.undelivered..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.slf4j..", "dev.causeway.store..", ROOT + "inbound.undelivered..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepEachFrameworkInItsPlace() {
        onlyIn("quickfix..", "inbound.fix..");
        onlyIn("org.apache.mina..", "inbound.fix..");
        onlyIn("com.lmax..", "pipeline..");
        onlyIn("org.springframework.security..", "ops.security..");
        onlyIn("tlschannel..", "inbound.socket..");
        onlyIn("io.micrometer..", "ops.metrics..", "wiring..");
        onlyIn("dev.causeway.store.postgres..", "wiring..");
        onlyIn("io.prometheus..", "ops.metrics..", "wiring..");
        onlyIn("org.HdrHistogram..", "ops.metrics..", "pipeline..");
    }

    @Test
    void shouldKeepSpringOutOfTheStages() {
        for (String stage : STAGES) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "jakarta..")
                    .check(CLASSES);
        }
    }

    @Test
    void shouldKeepSocketsOutOfWhatFixSessionsSend() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "inbound.fix.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.mina..", "quickfix.mina..", "java.net..", "java.nio.channels..")
                .because("an answer to a resend request is written to a port of its own")
                .check(CLASSES);
    }

    @Test
    void shouldLetTheExpressLaneDecideFromBytesAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + "inbound.fix.express..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + "inbound.fix.express..")
                .because("which messages the engine need not see is decided without it, and tested without it")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static void onlyIn(String framework, String... homes) {
        String[] packages =
                java.util.Arrays.stream(homes).map(home -> ROOT + home).toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(framework)
                .check(CLASSES);
    }
}
