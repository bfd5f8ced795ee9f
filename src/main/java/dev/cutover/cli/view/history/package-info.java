/** The pages of {@code cutover history}. */
@NullMarked
package dev.cutover.cli.view.history;

import org.jspecify.annotations.NullMarked;
