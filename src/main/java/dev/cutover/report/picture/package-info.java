/** What a run looked like, as pictures in SVG that a page holds: when, how much traffic, how healthy, how fast back. */
@NullMarked
package dev.cutover.report.picture;

import org.jspecify.annotations.NullMarked;
