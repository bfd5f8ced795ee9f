/** The order of the file, which everything that is read from it keeps. */
@NullMarked
package dev.cutover.model.order;

import org.jspecify.annotations.NullMarked;
