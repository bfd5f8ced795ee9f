/** Ready-made runbooks, as they come with the tool, and what becomes of one in somebody's folder. */
@NullMarked
package dev.cutover.cli.template;

import org.jspecify.annotations.NullMarked;
