/** Routes: each is declared once, for the router and for the OpenAPI document. */
@NullMarked
package dev.alambique.escola.api.route;

import org.jspecify.annotations.NullMarked;
