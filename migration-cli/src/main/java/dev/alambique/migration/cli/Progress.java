package dev.alambique.migration.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line on the terminal that tells, after the first second, that work is going on, and goes away when it ends. */
final class Progress {
    private static final String CLEAR = "\r\u001b[K";

    private Progress() {}

    /** Does the work, with a progress line where somebody looks. */
    static <T> T during(Output output, String activity, Supplier<T> work) {
        if (!output.showsProgress()) {
            return work.get();
        }
        long start = System.nanoTime();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, "progress");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(
                () -> {
                    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
                    output.messages().print(CLEAR + activity + " … " + seconds + " s");
                    output.messages().flush();
                },
                1,
                1,
                TimeUnit.SECONDS);
        try {
            return work.get();
        } finally {
            clock.shutdownNow();
            output.messages().print(CLEAR);
        }
    }
}
