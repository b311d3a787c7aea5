/** The page for people: files of the class path, served as they are. */
@NullMarked
package dev.alambique.escola.api.page;

import org.jspecify.annotations.NullMarked;
