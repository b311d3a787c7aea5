package dev.alambique.migration.schema;

/** Whether what a relation holds survives a crash of the server ({@code pg_class.relpersistence}). */
public enum Persistence {
    LOGGED,
    UNLOGGED
}
