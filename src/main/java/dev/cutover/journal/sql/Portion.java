package dev.cutover.journal.sql;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which rows of a record's lines are meant. Immutable.
 *
 * @param core whether the rows that are in no {@link Bulk} are meant
 */
public record Portion(boolean core, Set<Bulk> bulk) {
    /** Every row there is. */
    public static final Portion WHOLE = new Portion(true, EnumSet.allOf(Bulk.class));

    public Portion {
        bulk = Set.copyOf(bulk);
    }

    boolean has(Bulk one) {
        return bulk.contains(one);
    }
}
