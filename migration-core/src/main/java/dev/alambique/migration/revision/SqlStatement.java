package dev.alambique.migration.revision;

/**
 * One statement of a script.
 *
 * @param line the line it begins at, counted from 1
 * @param text its text, without the semicolon and without comments before it
 */
public record SqlStatement(int line, String text) {}
