package dev.alambique.escola.domain;

import org.jspecify.annotations.Nullable;

/** Something stored, with the number of times that it was changed. */
public interface Versioned {
    /** The key; absent until it is stored. */
    @Nullable
    Long getId();

    /** Zero at first, and one more after each change. */
    int getVersao();
}
