package dev.causeway.gateway.outbound.multicast;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An address range in CIDR form, such as {@code 10.1.0.0/16}.
 *
 * @param address any address of it
 * @param prefixBits 0..32 (IPv4) or 0..128 (IPv6)
 */
public record Network(InetAddress address, int prefixBits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f.:]+/[0-9]{1,3}");

    public Network {
        int most = address.getAddress().length * Byte.SIZE;
        if (prefixBits < 0 || prefixBits > most) {
            throw new IllegalArgumentException("prefix " + prefixBits + ": 0.." + most);
        }
    }

    /** @throws IllegalArgumentException not {@code address/prefix} */
    public static Network parse(String cidr) {
        if (!LITERAL.matcher(cidr).matches()) {
            throw new IllegalArgumentException("network '" + cidr + "': address/prefix, for example 10.1.0.0/16");
        }
        int slash = cidr.indexOf('/');
        try {
            return new Network(
                    InetAddress.getByName(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("network '" + cidr + "': not an address", e);
        }
    }

    /** @return whether the range contains this address; never across address families */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (its[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
