/**
 * One reader of a connector's settings for all connectors, and the notations that settings and the runbook language
 * share: durations, shares, and the name that was probably meant.
 */
@NullMarked
package dev.cutover.spi.settings;

import org.jspecify.annotations.NullMarked;
