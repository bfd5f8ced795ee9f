/** Commands that ask one system or one criterion now, apart from any run. */
@NullMarked
package dev.cutover.cli.trial;

import org.jspecify.annotations.NullMarked;
