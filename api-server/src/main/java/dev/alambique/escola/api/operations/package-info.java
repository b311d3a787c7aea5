/** What operators look at: health, metrics and the access log. */
@NullMarked
package dev.alambique.escola.api.operations;

import org.jspecify.annotations.NullMarked;
