package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import dev.causeway.gateway.config.ConsistencyCheck;
import dev.causeway.gateway.config.GatewayProperties;
import dev.causeway.gateway.config.SessionProperties;
import dev.causeway.gateway.config.UnknownKeys;
import dev.causeway.gateway.inbound.fix.FixDictionary;
import dev.causeway.gateway.ops.security.AccountRules;
import dev.causeway.gateway.outbound.multicast.FeedChannel;
import dev.causeway.gateway.outbound.multicast.Network;
import dev.causeway.gateway.port.SessionIdentity;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code --check-config}: reads the configuration as a start would and says what is wrong with each part of it. Nothing is
 * connected to, written or taken from a gateway that runs beside it.
 */
public final class ConfigurationCheck {
    private static final String OPTION = "--check-config";
    private static final String ADDRESS = "management.server.address";

    private final GatewayProperties properties;
    private final Environment environment;
    private final SslBundles bundles;
    private final List<String> faults = new ArrayList<>();

    private ConfigurationCheck(ConfigurableApplicationContext context) {
        properties = context.getBean(GatewayProperties.class);
        environment = context.getEnvironment();
        bundles = context.getBean(SslBundles.class);
    }

    /** The settings, and the certificates they name. */
    @EnableConfigurationProperties(GatewayProperties.class)
    @ImportAutoConfiguration(SslAutoConfiguration.class)
    private static final class Settings {}

    /** Whether the command line asks for a check. */
    public static boolean wanted(String... arguments) {
        return Arrays.asList(arguments).contains(OPTION);
    }

    /**
     * Checks and prints what was found.
     *
     * @return the process's exit status: 0 or 1
     */
    public static int run(PrintStream out, String... arguments) {
        SpringApplication application = new SpringApplication(Settings.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of("logging.level.root", "warn"));
        String[] rest = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(OPTION))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = application.run(rest)) {
            List<String> faults = new ConfigurationCheck(context).faults();
            faults.forEach(out::println);
            out.println(faults.isEmpty() ? "configuration is valid" : faults.size() + " wrong settings");
            return faults.isEmpty() ? 0 : 1;
        } catch (RuntimeException e) {
            // the failure's analysis has been printed
            out.println("configuration cannot be read: " + e.getMessage());
            return 1;
        }
    }

    private List<String> faults() {
        check(() -> UnknownKeys.check(environment));
        check(() -> ConsistencyCheck.check(properties));
        check(this::dataDirectory);
        check(() -> FeedAssembly.channels(properties.feed()).forEach(FeedChannel::close));
        check(this::retransmission);
        check(this::accounts);
        properties.sessions().forEach(session -> check(() -> session(session)));
        return faults;
    }

    private void check(Runnable part) {
        try {
            part.run();
        } catch (ConfigurationException e) {
            faults.add(e.getMessage());
        }
    }

    private void session(SessionProperties session) {
        SessionIdentity identity = new SessionIdentity(
                1, 1, session.id(), session.venue(), session.protocol().name().charAt(0));
        if (session.xbp() != null && session.protocol() == SessionProperties.ProtocolName.XBP) {
            new XbpAssembly(Map.of(session, identity), new TlsAssembly(bundles)).settings(session);
            XbpLoopPlan.of(properties.xbp(), List.of(session));
        }
        if (session.fix() != null && session.protocol() == SessionProperties.ProtocolName.FIX) {
            new FixOptions(new TlsAssembly(bundles)).of(session);
            FixOptions.rules(session);
            for (String dictionary : GatewayFacts.names(session.fix())) {
                try {
                    FixDictionary.require(dictionary);
                } catch (IllegalArgumentException e) {
                    boolean isTransport = dictionary.equals(session.fix().transportDictionary());
                    String key = "gateway.sessions[" + session.id() + "].fix."
                            + (isTransport ? "transport-dictionary" : "data-dictionary");
                    throw new ConfigurationException(key, dictionary, e.getMessage(), e);
                }
            }
        }
    }

    private void dataDirectory() {
        Path nearest = properties.dataDir().toAbsolutePath();
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            throw new ConfigurationException(
                    "gateway.data-dir", properties.dataDir(), nearest + " is not a writable directory");
        }
    }

    private void retransmission() {
        String bind = properties.feed().retransmission().bind();
        try {
            new DatagramSocket(new InetSocketAddress(InetAddress.getByName(bind), 0)).close();
            properties.feed().retransmission().allow().forEach(Network::parse);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "gateway.feed.retransmission.bind", bind, "an address of this host: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "gateway.feed.retransmission.allow",
                    properties.feed().retransmission().allow(),
                    e.getMessage(),
                    e);
        }
    }

    private void accounts() {
        String bind = environment.getProperty(ADDRESS);
        try {
            AccountRules.accounts(properties.security(), bind == null ? null : InetAddress.getByName(bind), false);
        } catch (UnknownHostException e) {
            throw new ConfigurationException(ADDRESS, bind, "an address of this host", e);
        }
    }
}
