/**
 * Ready-made runbooks, as they come with the tool, and what becomes of one in somebody's folder.
 *
 * <p>Not thread-safe: one thread runs a command from its beginning to its end.
 */
@NullMarked
package dev.cutover.cli.template;

import org.jspecify.annotations.NullMarked;
