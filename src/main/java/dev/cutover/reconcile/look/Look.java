package dev.cutover.reconcile.look;

/**
 * What is known after a look.
 *
 * @param number from 1
 * @param suspects the keys that have to be looked at again
 * @param isLast whether nothing has to be looked at again, or the limit is reached
 */
public record Look(int number, long suspects, boolean isLast) {}
