package dev.cutover.reconcile.row;

import dev.cutover.model.reconcile.Side;
import dev.cutover.spi.RecordSet;
import java.util.List;

/**
 * Which columns are kept of the rows of one input.
 *
 * @param side whose rows they are
 * @param name of the record set, by which judges find their input
 * @param group the places in the source of the columns that tell groups apart: rows with the same values there are
 *     judged together
 * @param compared the places in the source of the columns that both sides are compared by, in the same order on both
 *     sides; rows whose values there have the same bytes are equal without being judged
 * @param carried the places in the source of the columns that are kept besides, such as dimensions
 * @param columns the kept columns by their common names, first the compared and then the carried ones: their places are
 *     those of {@link RowView}
 */
public record InputLayout(
        Side side,
        String name,
        List<Integer> group,
        List<Integer> compared,
        List<Integer> carried,
        List<RecordSet.Column> columns) {
    public InputLayout {
        group = List.copyOf(group);
        compared = List.copyOf(compared);
        carried = List.copyOf(carried);
        columns = List.copyOf(columns);
    }

    /** The place of a kept column in a {@link RowView}; -1 if it is not kept. */
    public int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
