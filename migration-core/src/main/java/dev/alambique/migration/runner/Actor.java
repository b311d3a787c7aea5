package dev.alambique.migration.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who runs this library, as the audit notes it beside the database role.
 *
 * @param user the user of the operating system
 * @param host the machine or container
 * @param tool the library and its version
 */
record Actor(String user, String host, String tool) {
    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    /** Worked out once: a host name may take a look-up in the network. */
    private static final class Holder {
        private static final Actor THIS = new Actor(System.getProperty("user.name", ""), hostName(), toolName());
    }

    static Actor ofProcess() {
        return Holder.THIS;
    }

    private static String toolName() {
        return "alambique "
                + Optional.ofNullable(Actor.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }

    private static String hostName() {
        try {
            return Files.exists(HOSTNAME)
                    ? Files.readString(HOSTNAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            return "";
        }
    }
}
