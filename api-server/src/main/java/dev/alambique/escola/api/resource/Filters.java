package dev.alambique.escola.api.resource;

import dev.alambique.escola.api.problem.FieldError;
import dev.alambique.escola.api.problem.RequestException;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a list is narrowed to: the query string's parameters, the first where one is repeated. */
public record Filters(Map<String, String> values) {
    public Filters {
        values = Map.copyOf(values);
    }

    /**
     * The filters of a request; an empty parameter filters nothing.
     *
     * @throws RequestException if a parameter cannot be decoded, or holds U+0000, which no text in PostgreSQL does
     */
    static Filters of(Context ctx) {
        Filters filters = read(ctx);
        filters.values.forEach((name, value) -> {
            if (value.indexOf('\0') >= 0) {
                throw RequestException.malformed(
                        "A filter cannot be read.",
                        List.of(new FieldError(name, "must not hold the character U+0000")),
                        null);
            }
        });
        return filters;
    }

    private static Filters read(Context ctx) {
        Optional.ofNullable(ctx.queryString()).stream()
                .flatMap(query -> Stream.of(query.split("&")))
                .forEach(Filters::refuseMalformed);
        return new Filters(ctx.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .filter(parameter -> !parameter.getValue().get(0).isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().get(0))));
    }

    /** Javalin passes over what it cannot decode, which would answer with more than was asked for. */
    private static void refuseMalformed(String parameter) {
        try {
            URLDecoder.decode(parameter, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException failure) {
            throw RequestException.malformed(
                    "A filter cannot be read.",
                    List.of(new FieldError(
                            parameter.split("=", 2)[0], "must have two hexadecimal digits after each percent sign")),
                    failure);
        }
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
