package dev.alambique.escola.api;

import dev.alambique.escola.api.startup.EmbeddedDatabase;

/** The server's main, with tables from a plain SQL file. */
public final class ServeForTests {
    private ServeForTests() {}

    public static void main(String... options) {
        System.exit(Main.serve(EmbeddedDatabase::start, TestSchema::of, options));
    }
}
