/** What reading commands show to people: clean words, fitted to the outlet. */
@NullMarked
package dev.cutover.cli.view;

import org.jspecify.annotations.NullMarked;
