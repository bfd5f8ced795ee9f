/** The small notations of the language: durations, thresholds, percentages, times, names. */
@NullMarked
package dev.cutover.yaml.notation;

import org.jspecify.annotations.NullMarked;
