/**
 * What reading commands print for scripts: one JSON document each. Fields are only ever added.
 *
 * <p>Not thread-safe: each document is made by one thread, and shares nothing with another.
 */
@NullMarked
package dev.cutover.json;

import org.jspecify.annotations.NullMarked;
