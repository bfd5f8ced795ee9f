/** Which connectors there are: the built-in ones, and those in jars that a user has put beside them. */
@NullMarked
package dev.cutover.catalog;

import org.jspecify.annotations.NullMarked;
