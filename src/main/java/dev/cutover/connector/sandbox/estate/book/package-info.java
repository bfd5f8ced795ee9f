/** The books: what each system has on record of one order, as its events tell it. */
@NullMarked
package dev.cutover.connector.sandbox.estate.book;

import org.jspecify.annotations.NullMarked;
