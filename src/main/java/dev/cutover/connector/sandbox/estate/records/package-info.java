/** The record sets of the estate's systems: what the books of an order say, as rows. */
@NullMarked
package dev.cutover.connector.sandbox.estate.records;

import org.jspecify.annotations.NullMarked;
