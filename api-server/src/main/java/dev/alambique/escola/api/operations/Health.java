package dev.alambique.escola.api.operations;

/**
 * How the server is.
 *
 * @param status {@code live} or {@code ready}
 */
public record Health(String status) {}
