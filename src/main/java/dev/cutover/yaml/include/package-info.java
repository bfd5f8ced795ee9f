/** Includes: finds the files of steps that a runbook includes, and puts their steps in place. */
@NullMarked
package dev.cutover.yaml.include;

import org.jspecify.annotations.NullMarked;
