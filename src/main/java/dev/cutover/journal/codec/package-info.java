/**
 * The bytes of an event: facts as JSON and back. The codec is our own and not Jackson databind, because the form on
 * disk must outlive the names of our classes, and the same event must always give the same bytes.
 */
@NullMarked
package dev.cutover.journal.codec;

import org.jspecify.annotations.NullMarked;
