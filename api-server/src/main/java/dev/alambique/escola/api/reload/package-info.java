/** Development: the application restarted in the same process when its classes or its sources change. */
@NullMarked
package dev.alambique.escola.api.reload;

import org.jspecify.annotations.NullMarked;
