/** Runs as their records tell them, read without a lock: what every command that only reads stands on. */
@NullMarked
package dev.cutover.query;

import org.jspecify.annotations.NullMarked;
