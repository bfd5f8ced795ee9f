/**
 * The judge of the books: what must be true of every order, whatever was commanded and whatever failed. It reads the
 * raw events of the books and shares nothing with the views that record sets are made from, so that a mistake there
 * cannot hide one here.
 */
@NullMarked
package dev.cutover.connector.sandbox.estate.audit;

import org.jspecify.annotations.NullMarked;
