/**
 * Plans rollbacks, phase by phase: what a rollback of a scope would do now, whether anything of it is needed, and how
 * long it would take. Pure functions of the runbook and the run so far.
 */
@NullMarked
package dev.cutover.plan.rollback;

import org.jspecify.annotations.NullMarked;
