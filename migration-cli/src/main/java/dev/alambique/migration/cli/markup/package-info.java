/** XHTML and SVG as values, escaped in one place. */
@NullMarked
package dev.alambique.migration.cli.markup;

import org.jspecify.annotations.NullMarked;
