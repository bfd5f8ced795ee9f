/** Options and arguments that several commands share, each with what it stands for. */
@NullMarked
package dev.cutover.cli.option;

import org.jspecify.annotations.NullMarked;
