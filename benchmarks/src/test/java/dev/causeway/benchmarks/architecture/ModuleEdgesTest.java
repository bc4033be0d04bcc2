package dev.causeway.benchmarks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edges between modules, read from the compiled classes. This module alone sees all of them. */
class ModuleEdgesTest {
    private static final String ROOT = "dev.causeway";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0} -> [{1}]")
    @CsvSource({
        "protocol, ''",
        "store, ''",
        "client, protocol",
        "mock, protocol",
        "gateway, protocol store",
        "benchmarks, protocol store client mock gateway"
    })
    void shouldDependOnNoOtherModuleThanAllowed(String module, String allowed) {
        String[] roots = Arrays.stream((module + " " + allowed).trim().split("\\s+"))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);

        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(ROOT + "." + module + "..")
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage(roots).or(outsideOfTheProject()))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** SBE's flyweights need Agrona alone; picocli is the command's. */
    @Test
    void shouldBringItsHostNothingButTheCodecAndAgronaWhenTheFeedClientIsLinked() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(ROOT + ".client..")
                .and()
                .resideOutsideOfPackage(ROOT + ".client.cli..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                ROOT + ".client..", ROOT + ".protocol..", "org.agrona..", "java..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".client.cli..")))
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycleBetweenPackages() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new PackageSlices(ROOT))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void shouldKnowEveryPackageRoot() {
        Set<String> known = Set.of("protocol", "store", "client", "mock", "gateway", "benchmarks");

        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(found).isNotEmpty().isSubsetOf(known);
        assertThat(found).contains("protocol", "store", "gateway", "benchmarks");
    }

    @Test
    void shouldSeeEdgesThatExist() {
        List<Dependency> edges = CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT + ".benchmarks"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(edge -> edge.getTargetClass().getPackageName().startsWith(ROOT + ".protocol"))
                .toList();

        assertThat(edges).isNotEmpty();
    }

    private static DescribedPredicate<JavaClass> outsideOfTheProject() {
        return JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..");
    }
}
