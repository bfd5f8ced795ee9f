/** A plan as words: hour by hour, then who and what is touched, then what a person should look at. */
@NullMarked
package dev.cutover.cli.view.plan;

import org.jspecify.annotations.NullMarked;
