/** The connectors that are available: the built-in ones, and those in the jars of the connector folder. */
@NullMarked
package dev.cutover.catalog;

import org.jspecify.annotations.NullMarked;
