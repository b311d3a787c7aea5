package dev.alambique.escola.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alambique.escola.api.ApiSettings.Proxy;
import dev.alambique.escola.api.TestServer;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterIT {
    private final AtomicLong now = new AtomicLong();

    @Test
    void aBurstOfTwiceTheRateThenTheRate() {
        RateLimiter limiter = new RateLimiter(5, 100, now::get);
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.secondsToWait("a")).isZero();
        }
        assertThat(limiter.secondsToWait("a")).isEqualTo(1);
        assertThat(limiter.secondsToWait("b")).isZero();

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));

        assertThat(limiter.secondsToWait("a")).isZero();
        assertThat(limiter.secondsToWait("a")).isEqualTo(1);
    }

    @Test
    void remembersSoManyClientsAndNoMore() {
        RateLimiter limiter = new RateLimiter(1, 10, now::get);
        for (int i = 0; i < 1000; i++) {
            limiter.secondsToWait("client " + i);
        }

        assertThat(limiter.remembered()).isEqualTo(10);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        try (TestServer server = TestServer.start(settings -> settings.withRateLimit(1))) {
            HttpResponse<String> answer = exhausted(server);

            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"status\":429", "This client asks too often; try again in 1 s.");
        }
    }

    @Test
    void isToldInPortuguese() {
        try (TestServer server = TestServer.start(settings -> settings.withRateLimit(1))) {
            assertThat(exhausted(server, "Accept-Language", "pt").body())
                    .contains("Requisições demais", "Este cliente pede demais; tente de novo em 1 s.");
        }
    }

    @Test
    void whatAClientSaysOfItselfDoesNotHelpIt() {
        try (TestServer server = TestServer.start(settings -> settings.withRateLimit(1))) {
            exhausted(server, "X-Forwarded-For", "203.0.113.1");

            assertThat(exhausted(server, "X-Forwarded-For", "203.0.113.2").statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void behindAProxyEachOfItsClientsCounts() {
        try (TestServer server =
                TestServer.start(settings -> settings.withRateLimit(1).withProxy(Proxy.TRUSTED))) {
            exhausted(server, "X-Forwarded-For", "198.51.100.7, 203.0.113.1");

            assertThat(server.get("/health/live", "X-Forwarded-For", "198.51.100.7, 203.0.113.2")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void nobodyOnThisMachineIsLimitedUnlessAsked() {
        try (TestServer usual = TestServer.start(settings -> settings.withProxy(Proxy.TRUSTED));
                TestServer none = TestServer.start(
                        settings -> settings.withProxy(Proxy.TRUSTED).withRateLimit(0))) {
            for (int i = 0; i < 250; i++) {
                assertThat(usual.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(none.get("/health/live", "X-Forwarded-For", "203.0.113.1")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(exhausted(usual, "X-Forwarded-For", "203.0.113.1").statusCode())
                    .isEqualTo(429);
        }
    }

    /** The answer to a client that does not stop. */
    private static HttpResponse<String> exhausted(TestServer server, String... headers) {
        for (int i = 0; i < 10_000; i++) {
            HttpResponse<String> answer = server.get("/health/live", headers);
            if (answer.statusCode() != 200) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }
}
