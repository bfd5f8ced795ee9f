package dev.cutover.reconcile.input;

import dev.cutover.model.Segment;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Reads from the compared rows of a key which segment it belongs to. Immutable and thread-safe. */
public final class GroupSegment {
    private static final int LONGEST = 100;

    private final List<String> dimensions;
    private final List<List<OptionalInt>> places;

    private GroupSegment(List<String> dimensions, List<List<OptionalInt>> places) {
        this.dimensions = dimensions;
        this.places = places;
    }

    /**
     * One for these dimensions.
     *
     * @param dimensions columns; a side that does not have one says nothing of it
     */
    public static GroupSegment in(PassInputs inputs, List<String> dimensions) {
        var sorted = List.copyOf(new TreeSet<>(dimensions));
        var places = new ArrayList<List<OptionalInt>>();
        for (Side side : Side.values()) {
            places.add(sorted.stream().map(inputs.compared(side)::placeIfThere).toList());
        }
        return new GroupSegment(sorted, List.copyOf(places));
    }

    /**
     * Such as {@code lane=curbside,region=us-east}: as the left side has it, else the right one; empty if none does.
     */
    public String of(KeyGroup group) {
        var values = values(group);
        return values.isEmpty() ? "" : Segment.of(values).toString();
    }

    /** The same as values by dimension. */
    public Map<String, String> values(KeyGroup group) {
        var values = new HashMap<String, String>();
        for (int side = 0; side < places.size() && values.size() < dimensions.size(); side++) {
            for (RowView row : group.rows(side).stream().limit(1).toList()) {
                for (int i = 0; i < dimensions.size(); i++) {
                    var place = places.get(side).get(i);
                    var value = place.isPresent() ? row.text(place.getAsInt()) : null;
                    if (value != null) {
                        values.putIfAbsent(dimensions.get(i), cut(value));
                    }
                }
            }
        }
        return values;
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
