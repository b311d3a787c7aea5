/** The schema that JPA entities ask for: the CREATE script of their own persistence provider. */
@NullMarked
package dev.alambique.migration.model;

import org.jspecify.annotations.NullMarked;
