/**
 * What a report says, as data: every form of it (a page, Markdown, JSON, tables) shows the same.
 *
 * <p>Every text in it is clean: on one line unless a component says otherwise, without characters that control a
 * terminal, turn the writing direction or are invisible. It is still to be escaped for the form that it is written in.
 * All instants are UTC. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.cutover.report.content;

import org.jspecify.annotations.NullMarked;
