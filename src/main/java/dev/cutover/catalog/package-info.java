/** Finds connectors: those that come with Cutover, and jars dropped into the connectors folder. */
@NullMarked
package dev.cutover.catalog;

import org.jspecify.annotations.NullMarked;
