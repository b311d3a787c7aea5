package dev.alambique.escola.api.resource;

/**
 * One that is stored, as it is now.
 *
 * @param id its key
 * @param version how often it was changed
 * @param body what a client receives of it
 */
public record Stored<R>(long id, int version, R body) {}
