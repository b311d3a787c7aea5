package dev.alambique.escola.api.migration;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Work on connections of its own, done once at a time: however many ask, and however long the database is silent, it has
 * one thread and what that opens.
 *
 * @param <T> what it finds
 */
final class Shared<T> {
    private final Callable<T> work;
    private final Duration patience;
    private final AtomicReference<CompletableFuture<T>> underWay = new AtomicReference<>();

    /** @param patience how long somebody waits for it */
    Shared(Callable<T> work, Duration patience) {
        this.work = work;
        this.patience = patience;
    }

    /**
     * What the work finds; of work that is under way already, if it is.
     *
     * @throws RequestException 503 if it takes too long; it goes on, for whoever asks next
     * @throws Exception what the work throws
     */
    T get() throws Exception {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> before = underWay.compareAndExchange(null, mine);
        if (before == null) {
            start(mine);
        }
        try {
            return (before == null ? mine : before).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, Message.TOOK_TOO_LONG.text(), List.of(), slow);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    private void start(CompletableFuture<T> result) {
        Thread thread = new Thread(
                () -> {
                    Runnable tell;
                    try {
                        T found = work.call();
                        tell = () -> result.complete(found);
                    } catch (Throwable failure) {
                        tell = () -> result.completeExceptionally(failure);
                    }
                    // First, so that whoever asks after an answer gets news.
                    underWay.set(null);
                    tell.run();
                },
                "migrations");
        thread.setDaemon(true);
        thread.start();
    }
}
