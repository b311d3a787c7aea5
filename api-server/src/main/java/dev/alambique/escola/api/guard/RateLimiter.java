package dev.alambique.escola.api.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast each client may ask: a bucket of tokens that fills up again with time. So many clients are remembered, and
 * those that were not heard of for the longest time are forgotten first.
 */
final class RateLimiter {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final LongSupplier clock;
    private final Map<String, Bucket> buckets;

    /** What a client has left, and when that was. */
    private record Bucket(double tokens, long at) {}

    RateLimiter(int perSecond, int clients, LongSupplier clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > clients;
            }
        };
    }

    /** Takes a token of a client; 0 if there was one, else how many seconds it takes until there is. */
    synchronized long secondsToWait(String client) {
        long now = clock.getAsLong();
        double burst = 2.0 * perSecond;
        Bucket before = buckets.getOrDefault(client, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens() + (now - before.at()) / NANOS * perSecond);
        boolean enough = tokens >= 1;
        buckets.put(client, new Bucket(enough ? tokens - 1 : tokens, now));
        return enough ? 0 : (long) Math.ceil((1 - tokens) / perSecond);
    }

    synchronized int remembered() {
        return buckets.size();
    }
}
