/** Reads what a step of the kind {@code reconcile} compares, how, and what passes. */
@NullMarked
package dev.cutover.yaml.runbook.reconcile;

import org.jspecify.annotations.NullMarked;
