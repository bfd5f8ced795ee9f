package dev.cutover.reconcile.account;

import dev.cutover.reconcile.judge.Observation;
import java.util.List;

/** What a key adds to each of the totals, in their order. Immutable. */
record TotalShares(List<TotalRows.Shares> byTotal) implements Observation {
    TotalShares {
        byTotal = List.copyOf(byTotal);
    }
}
