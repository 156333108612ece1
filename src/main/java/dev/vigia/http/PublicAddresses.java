package dev.vigia.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the open internet. Whoever lets others say where to ask must ask nobody else: the machines behind the
 * same firewall trust each other (IANA's registries of special-purpose addresses).
 */
public final class PublicAddresses {

    private static final List<Block> SPECIAL = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of those that are given out: for protocols (Teredo among them, which wraps others), for books, and wrapped again.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Block::of).toList();
    // Nothing else of IPv6 is given out; what wraps an address of IPv4 for a translator lies outside of it.
    private static final Block GIVEN_OUT = Block.of("2000::/3");

    private PublicAddresses() {
    }

    public static boolean contains(InetAddress address) {
        boolean isGivenOut = address.getAddress().length == 4 || GIVEN_OUT.contains(address);
        return isGivenOut && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }

    /** Addresses that begin alike. */
    private record Block(byte[] first, int bits) {

        static Block of(String notation) {
            String[] parts = notation.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] other = address.getAddress();
            int rest = other.length * 8 - bits;
            return other.length == first.length && new BigInteger(1, other).shiftRight(rest)
                    .equals(new BigInteger(1, first).shiftRight(rest));
        }
    }
}
