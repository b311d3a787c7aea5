package dev.alambique.escola.api.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request comes from.
 *
 * @param address the address of the client
 */
public record ClientAddress(InetAddress address) {
    /** The header in which each proxy notes whom it heard; the last one is ours, and the others anybody's words. */
    public static final String FORWARDED = "X-Forwarded-For";

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F.]*:[0-9a-fA-F.:]*)(?:%\\w+)?]?");
    private static final int NETWORK_BYTES = 8;

    /**
     * The address of a client.
     *
     * @param peer who is connected
     * @param forwarded the headers {@link #FORWARDED}, none if the peer is not believed
     */
    public static ClientAddress of(String peer, Enumeration<String> forwarded) {
        String last = "";
        while (forwarded.hasMoreElements()) {
            String line = forwarded.nextElement();
            last = line.substring(line.lastIndexOf(',') + 1).strip();
        }
        return new ClientAddress(parse(last).or(() -> parse(peer)).orElse(InetAddress.getLoopbackAddress()));
    }

    /** What is no address is not looked up as a name. */
    private static Optional<InetAddress> parse(String text) {
        var six = IPV6.matcher(text);
        String literal = six.matches() ? six.group(1) : text;
        if (!six.matches() && !IPV4.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** What one client cannot change at will: all of an IPv4 address, and the network of an IPv6 one. */
    String network() {
        byte[] bytes = address.getAddress();
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, NETWORK_BYTES); i++) {
            network.append(bytes[i]).append('.');
        }
        return network.toString();
    }

    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
