package dev.cutover.run.comparison;

import dev.cutover.model.reconcile.DifferenceClass;

/**
 * How many keys have a problem of a class. A key with problems of several classes is in each of them.
 *
 * @param kind the class
 * @param owner who has to look at it; empty if the runbook does not say
 */
public record ClassCount(DifferenceClass kind, String owner, long keys) {}
