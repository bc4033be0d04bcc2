package dev.causeway.gateway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** One real process of ours, its output in a file, always ended with the test. */
final class JavaProcess implements AutoCloseable {
    private final String name;
    private final Path output;
    private final Process process;

    private JavaProcess(String name, Path output, Process process) {
        this.name = name;
        this.output = output;
        this.process = process;
    }

    /**
     * Starts {@code java <jvmArguments> -jar <jar> <arguments>}.
     *
     * @param output where standard output and error go; appended to
     */
    static JavaProcess start(String name, Path output, Path jar, List<String> jvmArguments, List<String> arguments)
            throws IOException {
        return start(name, output, command(jar, jvmArguments, arguments));
    }

    /** The command line of {@code java <jvmArguments> -jar <jar> <arguments>}. */
    static List<String> command(Path jar, List<String> jvmArguments, List<String> arguments) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: these tests run behind the package phase (verify)");
        }
        List<String> jvm = new ArrayList<>(jvmArguments);
        jvm.add("-jar");
        jvm.add(jar.toAbsolutePath().toString());
        return java(jvm, arguments);
    }

    /** Starts a class of the tests, with their class path. */
    static JavaProcess startMain(String name, Path output, Class<?> main, List<String> arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return start(name, output, java(List.of("-Xmx256m", "-cp", classPath, main.getName()), arguments));
    }

    private static List<String> java(List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(arguments);
        return command;
    }

    /** Starts a command that ends as a Java process of its own process id. */
    static JavaProcess start(String name, Path output, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new JavaProcess(name, output, process);
    }

    /** Waits until the output has a match, and gives it. */
    Matcher awaitOutput(String regex, Duration limit) {
        Pattern pattern = Pattern.compile(regex);
        Matcher[] found = new Matcher[1];
        await(name + " to print " + regex).atMost(limit).until(() -> {
            boolean ended = !process.isAlive();
            Matcher matcher = pattern.matcher(text());
            found[0] = matcher;
            if (matcher.find()) {
                return true;
            }
            if (ended) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ":\n" + text());
            }
            return false;
        });
        return found[0];
    }

    /** Waits until the output has these words or the process has ended. */
    void awaitOutputOrEnd(String words, Duration limit) {
        await(name + " to print " + words).atMost(limit).until(() -> !process.isAlive() || hasPrinted(words));
    }

    /** Waits until the output says this so many times; what it said instead is in the failure. */
    void awaitOccurrences(String words, int times, Duration limit) throws IOException {
        try {
            await().atMost(limit).until(() -> text().split(Pattern.quote(words), -1).length > times);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(name + " did not print '" + words + "' " + times + " times:\n" + text(), e);
        }
    }

    String text() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    boolean hasPrinted(String text) throws IOException {
        return text().contains(text);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGSTOP: it stands still, its sockets stay open. */
    void suspend() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill " + signal + " of " + name + " ended with " + status);
        }
    }

    /** SIGTERM, and the exit status. */
    int terminate(Duration limit) throws InterruptedException, IOException {
        process.destroy();
        return awaitExit(limit);
    }

    int awaitExit(Duration limit) throws InterruptedException, IOException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " did not end within " + limit + ":\n" + text());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
