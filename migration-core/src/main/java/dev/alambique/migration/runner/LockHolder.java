package dev.alambique.migration.runner;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Who holds the lock around changes of a database.
 *
 * @param pid the process id of its session on the server
 * @param user its role
 * @param application what it calls itself; may be empty
 * @param address where it comes from; empty for a local socket
 * @param since when it took the lock; of others than this library, when its session began
 */
public record LockHolder(int pid, String user, String application, String address, OffsetDateTime since) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    @Override
    public String toString() {
        return "pid " + pid + ", " + user + (application.isEmpty() ? "" : " (" + application + ")")
                + (address.isEmpty() ? "" : " from " + address) + ", since " + since.format(TIME);
    }
}
