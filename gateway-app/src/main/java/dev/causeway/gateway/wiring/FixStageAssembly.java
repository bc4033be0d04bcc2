package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.FixLogProperties;
import dev.causeway.gateway.config.FixStageProperties;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.inbound.fix.FixStageOptions;
import dev.causeway.gateway.inbound.fix.FrameBounds;
import dev.causeway.gateway.inbound.fix.log.FixLogSettings;
import java.nio.file.Path;

/** Turns {@code gateway.fix} into the stage's terms. Static and stateless. */
final class FixStageAssembly {
    private FixStageAssembly() {}

    static FixStageOptions of(GatewayProperties properties) {
        FixStageProperties fix = properties.fix();
        return new FixStageOptions(
                log(properties),
                new FrameBounds((int) fix.maxLogonSize().toBytes(), (int)
                        fix.maxMessageSize().toBytes()),
                fix.logonTimeout(),
                fix.expressLane() ? FixStageOptions.EXPRESS_MILLIS : 0);
    }

    /** A directory that cannot be written is not refused: a log must not keep a gateway from its venues. */
    private static FixLogSettings log(GatewayProperties properties) {
        FixLogProperties log = properties.fix().log();
        if (!log.enabled()) {
            return FixLogSettings.OFF;
        }
        Path directory = log.directory() == null ? properties.dataDir().resolve("fix-log") : log.directory();
        return new FixLogSettings(
                directory,
                FixLogSettings.Messages.valueOf(log.messages().name()),
                log.maxFileSize().toBytes(),
                log.maxFiles(),
                (int) log.buffer().toBytes());
    }
}
