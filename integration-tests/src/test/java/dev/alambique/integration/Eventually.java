package dev.alambique.integration;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
final class Eventually {
    private static final int PATIENCE_SECONDS = 60;
    private static final int PAUSE_MILLISECONDS = 5;

    private Eventually() {}

    static void is(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }
}
