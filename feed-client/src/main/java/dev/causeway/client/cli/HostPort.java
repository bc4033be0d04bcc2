package dev.causeway.client.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code host:port} of the command line. */
record HostPort(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /** Reads the option's value. */
    static final class Converter implements ITypeConverter<HostPort> {
        @Override
        public HostPort convert(String value) {
            int colon = value.lastIndexOf(':');
            String digits = value.substring(colon + 1);
            if (colon < 1 || !digits.matches("\\d{1,5}") || Integer.parseInt(digits) > MAX_PORT) {
                throw new TypeConversionException("'" + value + "' is not address:port with a port of 0 to 65535");
            }
            return new HostPort(value.substring(0, colon), Integer.parseInt(digits));
        }
    }
}
