package dev.cutover.reconcile.stage;

import dev.cutover.reconcile.judge.Observation;

/**
 * What became of the histories of a key. Immutable.
 *
 * @param faulty how many have a problem
 * @param isRead whether all of them were read
 */
record FollowedHistories(long faulty, boolean isRead) implements Observation {}
