/** Comparisons of two record sets, for scripts. */
@NullMarked
package dev.cutover.json.comparison;

import org.jspecify.annotations.NullMarked;
