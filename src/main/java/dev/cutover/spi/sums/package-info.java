/**
 * Sums over rows that are added up where the rows are, so that two systems can be compared without sending them: a
 * digest of each row's text, added up per bucket of keys.
 *
 * <p>The text of a row has, for each column in the order of the recipe, the number of bytes of its value in UTF-8, a
 * colon and the value; a hyphen alone for no value. So no two rows with other values have the same text, wherever one
 * column ends and the next begins. Of the digest of that text, the first four words of 32 bits are added up, each by
 * itself and without a sign, beside the number of rows. Sums are never combined by exclusive or, which loses two equal
 * changes.
 */
@NullMarked
package dev.cutover.spi.sums;

import org.jspecify.annotations.NullMarked;
