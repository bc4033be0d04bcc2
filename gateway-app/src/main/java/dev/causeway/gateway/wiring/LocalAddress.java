package dev.causeway.gateway.wiring;

import dev.causeway.gateway.config.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;

/** The address a session connects from. Static and stateless. */
final class LocalAddress {
    private LocalAddress() {}

    /**
     * @return the numeric address, empty for any
     * @throws ConfigurationException it is not this host's
     */
    static String of(String key, String name) {
        if (name.isBlank()) {
            return "";
        }
        try {
            InetAddress address = InetAddress.getByName(name);
            if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new ConfigurationException(key, name, "an address of this host");
            }
            return address.getHostAddress();
        } catch (IOException e) {
            throw new ConfigurationException(key, name, "an address of this host: " + e.getMessage(), e);
        }
    }
}
