package dev.cutover.reconcile.judge;

/**
 * What a judge has seen of a key besides its problems, for the findings of the same check: so nothing is reckoned
 * twice. Immutable.
 */
public interface Observation {}
