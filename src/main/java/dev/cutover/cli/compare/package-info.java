/** The command that compares two record sets, and how a comparison is shown, whoever made it. */
@NullMarked
package dev.cutover.cli.compare;

import org.jspecify.annotations.NullMarked;
