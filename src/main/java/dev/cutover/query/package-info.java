/**
 * Runs as read from their records, without a lock. All read-only commands use it.
 *
 * <p>Unless a class says otherwise, any thread may ask: each reader folds a state of its own and shares nothing.
 */
@NullMarked
package dev.cutover.query;

import org.jspecify.annotations.NullMarked;
