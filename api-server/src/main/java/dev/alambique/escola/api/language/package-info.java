/** What the API says to people, in the language that they ask for. */
@NullMarked
package dev.alambique.escola.api.language;

import org.jspecify.annotations.NullMarked;
