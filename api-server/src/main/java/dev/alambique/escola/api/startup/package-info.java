/** How the server comes up and goes down: configuration, database, schema, and everything closed in order. */
@NullMarked
package dev.alambique.escola.api.startup;

import org.jspecify.annotations.NullMarked;
