package dev.alambique.migration.runner;

import java.time.Duration;
import java.util.Optional;

/**
 * A session that holds a lock which a revision waits for.
 *
 * @param pid its process id on the server
 * @param user its role
 * @param application what it calls itself; may be empty
 * @param state active, idle in transaction …
 * @param age how long its transaction has been going on
 * @param query what it runs, or ran last
 * @param table the relation that the lock is for, if it is one
 */
public record Blocker(
        int pid, String user, String application, String state, Duration age, String query, Optional<String> table) {
    @Override
    public String toString() {
        return "pid " + pid + ", " + user + (application.isEmpty() ? "" : " (" + application + ")") + ", " + state
                + " for " + age.toSeconds() + " s"
                + table.map(name -> ", holds " + name).orElse("")
                + (query.isEmpty() ? "" : ": " + query);
    }
}
