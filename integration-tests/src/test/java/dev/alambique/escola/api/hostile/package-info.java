/** Requests that nobody well-meaning sends, and what the server has to make of them. */
@NullMarked
package dev.alambique.escola.api.hostile;

import org.jspecify.annotations.NullMarked;
