/**
 * The bytes of an event: facts as JSON and back. Written by hand, not by a data binder, because the form on disk must
 * outlive the names of our classes and give the same bytes for the same event.
 */
@NullMarked
package dev.cutover.journal.codec;

import org.jspecify.annotations.NullMarked;
