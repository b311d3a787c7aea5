package dev.alambique.escola.api.storage;

import java.util.function.UnaryOperator;

/**
 * A parameter that narrows a list.
 *
 * @param name the parameter, also of the query
 * @param condition the condition in JPQL, where the entity is {@code e}
 * @param value what the query is given, from what the client sent
 */
record Filter(String name, String condition, UnaryOperator<String> value) {
    private static final String ESCAPE = "\\";

    /** Holds for texts that are exactly the value. */
    static Filter exactly(String attribute) {
        return new Filter(attribute, "e." + attribute + " = :" + attribute, UnaryOperator.identity());
    }

    /**
     * Holds for texts that begin with the value, in upper or lower case as PostgreSQL knows it, which is not always as Java
     * does; what a client types is never a pattern.
     */
    static Filter beginningOf(String attribute) {
        return new Filter(
                attribute,
                "lower(e." + attribute + ") like lower(:" + attribute + ") escape '" + ESCAPE + "'",
                typed -> typed.replaceAll("[\\\\%_]", "\\\\$0") + "%");
    }
}
