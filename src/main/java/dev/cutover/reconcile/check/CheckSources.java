package dev.cutover.reconcile.check;

import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.owner.OwnershipRules;
import dev.cutover.reconcile.row.RowSource;
import java.util.Map;
import java.util.Optional;

/**
 * What checks can read besides the two compared record sets.
 *
 * @param further record sets of a side by their names, in groups by the key of the reconciliation; only what is needed
 *     is read
 * @param ownership by what it is decided who is right; empty if nobody says so
 */
public record CheckSources(Map<Side, Map<String, RowSource>> further, Optional<OwnershipRules> ownership) {
    public static final CheckSources NONE = new CheckSources(Map.of(), Optional.empty());
}
