package dev.cutover.reconcile.look;

import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import java.util.List;

/** A key that no input has a row of any more. Immutable. */
record AbsentGroup(List<String> key) implements KeyGroup {
    AbsentGroup {
        key = List.copyOf(key);
    }

    @Override
    public List<RowView> rows(int input) {
        return List.of();
    }
}
