/**
 * What doing a scope again after its rollback begins anew: the steps that were rolled back, and the checks that they
 * rely on. Pure functions of the runbook and the run so far.
 */
@NullMarked
package dev.cutover.plan.again;

import org.jspecify.annotations.NullMarked;
