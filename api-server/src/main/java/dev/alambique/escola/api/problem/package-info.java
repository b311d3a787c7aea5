/** What went wrong with a request, answered as {@code application/problem+json} (RFC 9457). */
@NullMarked
package dev.alambique.escola.api.problem;

import org.jspecify.annotations.NullMarked;
