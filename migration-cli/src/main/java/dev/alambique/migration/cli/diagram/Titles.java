package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;

/** What is written on top of a box: names of the schema public without it. */
final class Titles {
    private static final int LONGEST = 44;

    private Titles() {}

    static String of(QualifiedName name) {
        String full = name.schema().equals("public") ? name.name() : name.schema() + "." + name.name();
        return Line.shortened(full, LONGEST);
    }
}
