/** The actions of the systems of the estate, as data. */
@NullMarked
package dev.cutover.connector.sandbox.estate.actions;

import org.jspecify.annotations.NullMarked;
