package dev.alambique.escola.api;

import dev.alambique.escola.api.ApiSettings.AccessLogging;
import dev.alambique.escola.api.ApiSettings.Proxy;
import dev.alambique.escola.api.guard.Origins;
import dev.alambique.escola.api.guard.Token;
import dev.alambique.migration.connect.Environment;
import dev.alambique.migration.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of who may call the API, and how. The token is none of them: every user of a machine sees command lines. */
final class ApiOptions {
    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description = "How many requests a client may make each second, twice as many at once, 0 for any number"
                    + " (default: RATE_LIMIT, or 100 for clients of other machines).")
    private @Nullable Integer rateLimit;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            split = ",",
            description = "Another site whose pages may call, such as https://app.example, * for all; may be repeated"
                    + " (default: CORS_ORIGINS, separated by commas, or none).")
    private @Nullable List<String> origins;

    @Option(
            names = "--trust-proxy",
            description = "The last address in X-Forwarded-For is the client's (default: TRUST_PROXY, true or false).")
    private boolean trustProxy;

    @Option(
            names = "--access-log",
            paramLabel = "on|off",
            description = "Log each request as a line of JSON (default: ACCESS_LOG, or on).")
    private @Nullable String accessLog;

    ApiSettings settings(Environment environment) {
        boolean trusted = trustProxy || choice(environment.value("TRUST_PROXY"), "TRUST_PROXY", "true", "false", false);
        boolean logged = choice(
                Optional.ofNullable(accessLog).or(() -> environment.value("ACCESS_LOG")),
                "--access-log, or ACCESS_LOG,",
                "on",
                "off",
                true);
        return new ApiSettings(
                environment.value("API_TOKEN").map(String::strip).map(Token::of),
                Optional.ofNullable(rateLimit).or(() -> environment.number("RATE_LIMIT")),
                new Origins(Optional.ofNullable(origins)
                        .or(() -> environment.value("CORS_ORIGINS").map(ApiOptions::parts))
                        .orElse(List.of())),
                trusted ? Proxy.TRUSTED : Proxy.DISTRUSTED,
                logged ? AccessLogging.ON : AccessLogging.OFF,
                ApiSettings.DEFAULT.arrival());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static boolean choice(Optional<String> text, String name, String yes, String no, boolean otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        String word = text.get().strip().toLowerCase(Locale.ROOT);
        if (!word.equals(yes) && !word.equals(no)) {
            throw Problem.of(name + " must be " + yes + " or " + no + ", and is \"" + text.get() + "\".")
                    .usage();
        }
        return word.equals(yes);
    }
}
