package dev.causeway.gateway;

import dev.causeway.gateway.wiring.ConfigurationCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway, or with {@code --check-config} only says whether its configuration would do. */
@SpringBootApplication
public class GatewayApplication {
    public static void main(String[] args) {
        if (ConfigurationCheck.wanted(args)) {
            System.exit(ConfigurationCheck.run(System.out, args));
        }
        TerminationSignals.install();
        SpringApplication.run(GatewayApplication.class, args);
    }
}
