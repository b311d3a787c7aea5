/** The next revision: model and database compared, the difference planned, rendered and proven. */
@NullMarked
package dev.alambique.migration.autogenerate;

import org.jspecify.annotations.NullMarked;
