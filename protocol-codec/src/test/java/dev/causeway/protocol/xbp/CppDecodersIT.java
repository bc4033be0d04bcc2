package dev.causeway.protocol.xbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causeway.protocol.golden.GoldenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** C++ code of the same schema reads what the Java encoders write. Skipped, visibly, where there is no g++. */
@Timeout(120)
class CppDecodersIT {
    private static final Path PROGRAM = Path.of("src/test/cpp/decode.cpp");
    private static final Path HEADERS = Path.of("target/generated-test-sources/cpp");
    private static final List<String> MESSAGES = List.of("Logon", "NewOrder", "ExecutionReport", "MdTrade");

    @Test
    void shouldReadInCppWhatJavaWrote(@TempDir Path folder) throws Exception {
        assumeTrue(canRun("g++", "--version"), "no g++ on this machine: C++ check skipped");
        List<GoldenFile> files = GoldenFile.all("xbp").stream()
                .filter(file -> MESSAGES.contains(file.message()))
                .toList();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        files.forEach(file -> frames.writeBytes(file.bytes()));
        Path input = Files.write(folder.resolve("frames"), frames.toByteArray());
        Path program = folder.resolve("decode");

        run(folder, null, "g++", "-std=c++17", "-I", HEADERS.toString(), "-o", program.toString(), PROGRAM.toString());
        List<String> lines = run(folder, input, program.toString());

        assertThat(lines.stream().filter(MESSAGES::contains).distinct()).containsExactlyInAnyOrderElementsOf(MESSAGES);
        assertAgreement(files, lines);
    }

    private static void assertAgreement(List<GoldenFile> files, List<String> lines) {
        int next = -1;
        GoldenFile file = null;
        for (String line : lines) {
            if (MESSAGES.contains(line)) {
                file = files.get(++next);
                assertThat(line).isEqualTo(file.message());
            } else {
                String[] field = line.split(" = ", 2);
                assertThat(line).as(file.name()).isEqualTo(field[0] + " = " + file.value(field[0]));
            }
        }
        assertThat(next).isEqualTo(files.size() - 1);
    }

    private static List<String> run(Path folder, Path input, String... command) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        boolean ended = process.waitFor(100, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(output);
        assertThat(ended && process.exitValue() == 0).as(lines.toString()).isTrue();
        return lines;
    }

    private static boolean canRun(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
