package dev.alambique.escola.api;

import dev.alambique.escola.api.guard.ClientAddress;
import dev.alambique.escola.api.guard.Origins;
import dev.alambique.escola.api.guard.Token;
import dev.alambique.migration.problem.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may call the API, and how.
 *
 * @param token what clients show; absent where everybody may call
 * @param rateLimit how many requests a client may make each second, 0 for any number; absent for the usual, from which
 *     clients on this machine are free
 * @param origins other sites whose pages may call
 * @param proxy whether what a proxy says of its client is believed
 * @param accessLog whether each request is logged
 * @param arrival how long a request may take to arrive
 */
public record ApiSettings(
        Optional<Token> token,
        Optional<Integer> rateLimit,
        Origins origins,
        Proxy proxy,
        AccessLogging accessLog,
        Duration arrival) {
    /** Everybody may call, from this site, and every request is logged. */
    public static final ApiSettings DEFAULT = new ApiSettings(
            Optional.empty(),
            Optional.empty(),
            new Origins(List.of()),
            Proxy.DISTRUSTED,
            AccessLogging.ON,
            Duration.ofSeconds(30));

    /** Whether {@code X-Forwarded-For} is believed. */
    public enum Proxy {
        TRUSTED,
        DISTRUSTED
    }

    /** Whether requests are logged. */
    public enum AccessLogging {
        ON,
        OFF
    }

    public ApiSettings {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(origins, "origins");
        if (rateLimit.orElse(0) < 0) {
            throw Problem.of("The rate limit must not be negative, and is " + rateLimit.get() + ".")
                    .instead("set RATE_LIMIT, or --rate-limit; 0 for none")
                    .usage();
        }
        if (arrival.isNegative() || arrival.isZero()) {
            throw new IllegalArgumentException("arrival must be positive, and is " + arrival);
        }
    }

    public ApiSettings withToken(Token other) {
        return new ApiSettings(Optional.of(other), rateLimit, origins, proxy, accessLog, arrival);
    }

    public ApiSettings withRateLimit(int perSecond) {
        return new ApiSettings(token, Optional.of(perSecond), origins, proxy, accessLog, arrival);
    }

    public ApiSettings withOrigins(String... others) {
        return new ApiSettings(token, rateLimit, new Origins(List.of(others)), proxy, accessLog, arrival);
    }

    public ApiSettings withProxy(Proxy other) {
        return new ApiSettings(token, rateLimit, origins, other, accessLog, arrival);
    }

    public ApiSettings withAccessLog(AccessLogging other) {
        return new ApiSettings(token, rateLimit, origins, proxy, other, arrival);
    }

    public ApiSettings withArrival(Duration other) {
        return new ApiSettings(token, rateLimit, origins, proxy, accessLog, other);
    }

    /**
     * How long a client may say nothing: half of the time that a request may take, so that one who says nothing is told so
     * before one who says too little is left without a word.
     */
    public Duration silence() {
        return arrival.dividedBy(2);
    }

    /**
     * The client of a request.
     *
     * @param peer who is connected
     * @param forwarded the headers in which a proxy says who its client is
     */
    public ClientAddress client(String peer, Supplier<Enumeration<String>> forwarded) {
        return ClientAddress.of(peer, proxy == Proxy.TRUSTED ? forwarded.get() : Collections.emptyEnumeration());
    }
}
