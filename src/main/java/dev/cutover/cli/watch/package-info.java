/** {@code cutover watch}: runs that other processes run, shown in this terminal and never touched. */
@NullMarked
package dev.cutover.cli.watch;

import org.jspecify.annotations.NullMarked;
