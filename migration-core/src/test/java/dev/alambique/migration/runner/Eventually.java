package dev.alambique.migration.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other sessions and threads do. */
final class Eventually {
    private static final int PATIENCE_SECONDS = 20;
    private static final int PAUSE_MILLISECONDS = 5;

    private Eventually() {}

    static void is(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(deadline);
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }
}
