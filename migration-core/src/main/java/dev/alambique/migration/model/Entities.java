package dev.alambique.migration.model;

import java.util.List;

/** Where the entities of a model are looked for. */
interface Entities {
    /** The class loader that sees them; a {@link ModelClassLoader} if it was opened for them and is to be closed. */
    ClassLoader open();

    /** The names of the classes that may carry one of some annotations: their class file mentions it. */
    List<String> candidates(List<String> annotations);

    /** Where they are looked for, in words. */
    String where();
}
