package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.language.Message;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * How much is read at once, of all clients together. A body that arrives slowly holds memory, and a thread where the JVM has
 * no virtual ones: without a bound, two hundred of them take all there is, and nobody else is answered.
 */
final class ArrivingBodies {
    /** An eighth of the heap that {@code ./serve} gives. */
    static final int ALL = 16_000_000;
    /** So that small ones leave half of the threads to others. */
    static final int LEAST = 160_000;
    /** Without a length, it may be as long as bodies may be. */
    static final int MOST = 1_000_000;

    private static final long PATIENCE_MILLISECONDS = 100;

    private final Semaphore bytes = new Semaphore(ALL);

    /**
     * Reads the body of a request, and does what understands it.
     *
     * @throws RequestException 503 if too much is being read
     */
    <T> T of(Context ctx, Function<byte[], T> understanding) {
        long length = ctx.req().getContentLengthLong();
        int share = length < 0 ? MOST : (int) Math.min(MOST, Math.max(LEAST, length));
        if (!came(share)) {
            ctx.header(Header.RETRY_AFTER, "1");
            throw new RequestException(
                    HttpStatus.SERVICE_UNAVAILABLE, Message.TOO_MUCH_ARRIVES.text(), List.of(), null);
        }
        try {
            return understanding.apply(ctx.bodyAsBytes());
        } finally {
            bytes.release(share);
        }
    }

    private boolean came(int share) {
        try {
            return bytes.tryAcquire(share, PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
