package dev.causeway.gateway.system;

import dev.causeway.gateway.crash.CrashAgent;
import dev.causeway.gateway.crash.CrashSpec;
import dev.causeway.gateway.crash.CrashTrigger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Makes the crash agent's jar of the test classes; Byte Buddy is found beside it through the manifest. */
final class AgentJar {
    private AgentJar() {}

    static Path build(Path directory) throws IOException {
        Path jar = directory.resolve("crash-agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            for (Class<?> type : List.of(
                    CrashAgent.class,
                    CrashAgent.OnEnter.class,
                    CrashAgent.OnExit.class,
                    CrashSpec.class,
                    CrashTrigger.class)) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private static Manifest manifest() {
        try {
            Manifest manifest = new Manifest();
            Attributes main = manifest.getMainAttributes();
            main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
            main.putValue("Premain-Class", CrashAgent.class.getName());
            main.put(
                    Attributes.Name.CLASS_PATH,
                    ByteBuddy.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()
                            .toString());
            return manifest;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
