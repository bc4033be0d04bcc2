package dev.causeway.benchmarks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The edges between modules, read from the poms: what is declared but not used shows only there. */
class ModulePomsTest {
    private static final String OWN_EDGES = "/project/dependencies/dependency[groupId='dev.causeway']"
            + "[not(scope) or scope='compile' or scope='runtime']/artifactId";

    @ParameterizedTest(name = "{0} -> [{1}]")
    @CsvSource({
        "protocol-codec, ''",
        "session-store, ''",
        "feed-client, protocol-codec",
        "mock-exchange, protocol-codec",
        "gateway-app, protocol-codec session-store",
        "benchmarks, protocol-codec session-store feed-client mock-exchange gateway-app"
    })
    void shouldDeclareExactlyTheAllowedModules(String module, String allowed) throws Exception {
        Set<String> declared = texts(pom(module), OWN_EDGES);

        Set<String> expected = new TreeSet<>(Arrays.asList(allowed.split(" ")));
        expected.remove("");
        assertThat(declared).isEqualTo(expected);
    }

    @Test
    void shouldJudgeEveryModuleOfTheParent() throws Exception {
        Set<String> modules = texts(pom("."), "/project/modules/module");

        assertThat(modules)
                .containsExactlyInAnyOrder(
                        "protocol-codec", "session-store", "feed-client", "mock-exchange", "gateway-app", "benchmarks");
    }

    private static Document pom(String module) throws Exception {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path file = root.resolve(module).resolve("pom.xml");
        assertThat(file).exists();
        try (var in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static Set<String> texts(Document document, String expression) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList nodes = (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
        Set<String> texts = new TreeSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent().trim());
        }
        return texts;
    }
}
