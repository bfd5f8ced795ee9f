/**
 * Redacts personal data in evidence before it is stored: what is recognised by its form, and the values of named
 * columns. Secrets are another matter: they are masked before, by their value.
 *
 * <p>Content passes through in pieces, from stage to stage, each of which holds no more than it needs to decide. What
 * cannot be told apart is redacted rather than kept: a row that does not fit its table, a text of JSON that is cut off.
 */
@NullMarked
package dev.cutover.redaction;

import org.jspecify.annotations.NullMarked;
