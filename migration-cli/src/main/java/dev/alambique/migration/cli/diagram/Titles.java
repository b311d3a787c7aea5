package dev.alambique.migration.cli.diagram;

import dev.alambique.migration.schema.QualifiedName;

/** What is written on top of a box: names of the schema public without it. */
final class Titles {
    private static final int LONGEST = 44;

    private Titles() {}

    static String of(QualifiedName name) {
        return Line.shortened(full(name), LONGEST);
    }

    /** The title of what had another name. */
    static String of(QualifiedName earlier, QualifiedName name) {
        return Line.shortened(full(earlier) + " \u2192 " + full(name), LONGEST);
    }

    private static String full(QualifiedName name) {
        return name.schema().equals("public") ? name.name() : name.schema() + "." + name.name();
    }
}
