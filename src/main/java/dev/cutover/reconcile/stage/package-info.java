/** Stages: what it means that the sides have a key in two of them, and how its parts came through them. */
@NullMarked
package dev.cutover.reconcile.stage;

import org.jspecify.annotations.NullMarked;
