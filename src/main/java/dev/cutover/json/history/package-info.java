/** The documents of {@code cutover history}. */
@NullMarked
package dev.cutover.json.history;

import org.jspecify.annotations.NullMarked;
