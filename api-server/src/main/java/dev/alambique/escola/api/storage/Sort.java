package dev.alambique.escola.api.storage;

import java.util.function.Function;

/**
 * A field that a list can be sorted by. It is never null, since null is neither before nor after anything.
 *
 * @param name the field, of the JSON and of the entity
 * @param value its value in an entity
 * @param parser the value that a text is
 * @param <E> the entity
 */
record Sort<E>(String name, Function<E, Object> value, Function<String, Object> parser) {
    static <E> Sort<E> byText(String name, Function<E, Object> value) {
        return new Sort<>(name, value, text -> text);
    }
}
