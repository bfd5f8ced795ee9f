/** What can go wrong, and how it is told to the user: what, where, why, what to do next. */
@NullMarked
package dev.cutover.problem;

import org.jspecify.annotations.NullMarked;
