package dev.alambique.escola.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alambique.escola.api.ApiSettings.AccessLogging;
import dev.alambique.escola.api.ApiSettings.Proxy;
import dev.alambique.escola.api.startup.PoolSettings;
import dev.alambique.migration.connect.Environment;
import dev.alambique.migration.problem.UsageException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ServeOptionsTest {
    @Test
    void nothingSaidIsTheUsual() {
        assertThat(api(Map.of())).isEqualTo(ApiSettings.DEFAULT);
        assertThat(pool(Map.of())).isEqualTo(PoolSettings.DEFAULT);
    }

    @Test
    void theEnvironmentSaysEverything() {
        ApiSettings api = api(Map.of(
                "API_TOKEN", "segredo",
                "RATE_LIMIT", "7",
                "CORS_ORIGINS", "https://a.example, https://b.example",
                "TRUST_PROXY", "true",
                "ACCESS_LOG", "off"));

        assertThat(api.token().orElseThrow().toString()).doesNotContain("segredo");
        assertThat(api.toString()).doesNotContain("segredo");
        assertThat(api.rateLimit()).contains(7);
        assertThat(api.origins().allowed()).containsExactly("https://a.example", "https://b.example");
        assertThat(api.proxy()).isEqualTo(Proxy.TRUSTED);
        assertThat(api.accessLog()).isEqualTo(AccessLogging.OFF);
        assertThat(pool(Map.of("POOL_SIZE", "3", "STATEMENT_TIMEOUT", "4", "LOCK_TIMEOUT", "5")))
                .isEqualTo(new PoolSettings(3, Duration.ofSeconds(4), Duration.ofSeconds(5)));
    }

    @Test
    void anOptionOverrulesTheEnvironment() {
        ApiSettings api = api(
                Map.of("RATE_LIMIT", "7", "CORS_ORIGINS", "https://a.example", "ACCESS_LOG", "off"),
                "--rate-limit=0",
                "--cors-origin=https://c.example",
                "--cors-origin=https://d.example",
                "--trust-proxy",
                "--access-log=on");

        assertThat(api.rateLimit()).contains(0);
        assertThat(api.origins().allowed()).containsExactly("https://c.example", "https://d.example");
        assertThat(api.proxy()).isEqualTo(Proxy.TRUSTED);
        assertThat(api.accessLog()).isEqualTo(AccessLogging.ON);
        assertThat(pool(Map.of("POOL_SIZE", "3"), "--pool-size=8", "--statement-timeout=0", "--lock-timeout=1"))
                .isEqualTo(new PoolSettings(8, Duration.ZERO, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RATE_LIMIT  | -1    | The rate limit must not be negative, and is -1.
            RATE_LIMIT  | many  | RATE_LIMIT must be a number, and is "many".
            TRUST_PROXY | maybe | TRUST_PROXY must be true or false, and is "maybe".
            ACCESS_LOG  | loud  | --access-log, or ACCESS_LOG, must be on or off, and is "loud".
            CORS_ORIGINS| a     | "a" is no origin.
            """)
    void whatCannotBeIsRefused(String name, String value, String message) {
        assertThatThrownBy(() -> api(Map.of(name, value)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void theTokenIsNoOption() {
        assertThat(Main.run("serve", "--api-token", "x")).isEqualTo(2);
    }

    private static ApiSettings api(Map<String, String> environment, String... options) {
        ApiOptions parsed = new ApiOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(parsed)).parseArgs(options);
        return parsed.settings(new Environment(environment));
    }

    private static PoolSettings pool(Map<String, String> environment, String... options) {
        PoolOptions parsed = new PoolOptions();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(parsed)).parseArgs(options);
        return parsed.settings(new Environment(environment));
    }
}
