package dev.alambique.escola.api.resource;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a list is narrowed to: the query string's parameters, the first where one is repeated. */
public record Filters(Map<String, String> values) {
    public Filters {
        values = Map.copyOf(values);
    }

    /** The filters of a request; an empty parameter filters nothing. */
    static Filters of(Context ctx) {
        return new Filters(ctx.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .filter(parameter -> !parameter.getValue().get(0).isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parameter -> parameter.getValue().get(0))));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
