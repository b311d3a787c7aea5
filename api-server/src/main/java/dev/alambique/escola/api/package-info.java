/** The reference application's API server: its command line and its routes. */
@NullMarked
package dev.alambique.escola.api;

import org.jspecify.annotations.NullMarked;
