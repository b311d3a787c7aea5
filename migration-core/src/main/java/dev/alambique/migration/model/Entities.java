package dev.alambique.migration.model;

import java.util.List;

/** Where the entities of a model are looked for. */
interface Entities {
    /** The class loader that sees them; a {@link ModelClassLoader} if it was opened for them and is to be closed. */
    ClassLoader open();

    /** The names of the classes that may be mapped: those whose class file mentions a mapping annotation. */
    List<String> candidates();

    /** Where they are looked for, in words. */
    String where();
}
