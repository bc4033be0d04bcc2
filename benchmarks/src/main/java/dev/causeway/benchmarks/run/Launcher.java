package dev.causeway.benchmarks.run;

import dev.causeway.benchmarks.role.BenchClock;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts Java processes of one run: with which JDK, which flags, which clock, where their logs go.
 *
 * @param jdkHome the JDK of every process of the run
 * @param clock the run's clock
 * @param folder takes the logs
 * @param tag begins the names of the run's files
 * @param longestLifeSeconds no role lives longer
 */
record Launcher(Path jdkHome, BenchClock clock, Path folder, String tag, long longestLifeSeconds) {
    /** Flags of the roles: few threads beside the working one, and Agrona's opening. */
    static final List<String> ROLE_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms512m", "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED");

    /** By name: the root package knows this one, not the other way. */
    private static final String MAIN_CLASS = "dev.causeway.benchmarks.BenchmarksCommand";

    /** Starts a hidden sub-command of this program. */
    RoleProcess role(String name, List<String> arguments) {
        return role(name, List.of(), arguments);
    }

    /** Starts a hidden sub-command of this program with the engines and stores that it is compared with. */
    RoleProcess role(String name, List<String> moreFlags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java(jdkHome));
        command.addAll(ROLE_FLAGS);
        command.addAll(moreFlags);
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN_CLASS);
        command.add(name);
        command.addAll(arguments);
        command.add("--clock-offset=" + clock.offsetNanos());
        command.add("--longest-life=" + longestLifeSeconds);
        return new RoleProcess(name, command, file(name + ".log"));
    }

    /**
     * Starts an executable jar.
     *
     * @param otherJdk runs it instead of the run's JDK; null: the run's
     */
    RoleProcess jar(String name, Path jar, Path otherJdk, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java(otherJdk == null ? jdkHome : otherJdk));
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return new RoleProcess(name, command, file(name + ".log"));
    }

    /** The same with another beginning of its files' names. */
    Launcher tagged(String other) {
        return new Launcher(jdkHome, clock, folder, other, longestLifeSeconds);
    }

    /** A file of this run. */
    Path file(String suffix) {
        return folder.resolve(tag + "-" + suffix);
    }

    /**
     * What a file of this run says.
     *
     * @param pattern its first group is wanted
     */
    String said(String suffix, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file(suffix)));
            if (!matcher.find()) {
                throw new RunException(file(suffix) + " does not say " + pattern);
            }
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(file(suffix) + " cannot be read", e);
        }
    }

    /** Libraries of others lie beside the jar, not in it; a build's own class path has them already. */
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        Path libraries = Path.of(own.split(File.pathSeparator)[0]).resolveSibling("lib");
        return own.contains(File.pathSeparator) || !Files.isDirectory(libraries)
                ? own
                : own + File.pathSeparator + libraries.resolve("*");
    }

    private static String java(Path home) {
        return home.resolve("bin").resolve("java").toString();
    }
}
