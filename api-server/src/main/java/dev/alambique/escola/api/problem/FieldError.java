package dev.alambique.escola.api.problem;

/**
 * One field of a request and what is wrong with it.
 *
 * @param field the field as the client wrote it, in snake_case
 * @param message what is wrong, to be read after the field's name: {@code must not be blank}
 */
public record FieldError(String field, String message) {}
