package dev.cutover.reconcile.input;

import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.spi.RecordSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * One input of a pass, while checks say which of its columns they need. Columns have their common names. Not
 * thread-safe.
 */
public final class SetInput {
    private final int number;
    private final RowSource source;
    private final Side side;
    private final String name;
    private final Map<String, Integer> own;
    private final List<Integer> group;
    private final List<Integer> compared;
    private final List<Integer> carried;
    private final List<RecordSet.Column> columns;

    private SetInput(int number, RowSource source, InputLayout layout, Map<String, Integer> own) {
        this.number = number;
        this.source = source;
        this.side = layout.side();
        this.name = layout.name();
        this.own = own;
        this.group = layout.group();
        this.compared = layout.compared();
        this.carried = new ArrayList<>(layout.carried());
        this.columns = new ArrayList<>(layout.columns());
    }

    /** One of the two compared inputs. */
    static SetInput compared(int number, PassInput input, Map<String, String> names) {
        return new SetInput(number, input.source(), input.layout(), places(input.source(), names));
    }

    /** A further one, of which nothing is kept yet. */
    static SetInput further(int number, Side side, String records, RowSource source, Reconciliation reconciliation)
            throws UnfitCheck {
        var own = places(source, reconciliation.input(side).columns());
        var group = new ArrayList<Integer>();
        for (String column : reconciliation.key()) {
            var place = own.get(column);
            if (place == null) {
                throw new UnfitCheck(source.name() + " has no column '" + column
                        + "' of the key, so its rows belong to no key. It has " + String.join(", ", own.keySet())
                        + ". Give it that name under columns, or put the check into a reconciliation by another key");
            }
            group.add(place);
        }
        return new SetInput(
                number, source, new InputLayout(side, records, group, List.of(), List.of(), List.of()), own);
    }

    private static Map<String, Integer> places(RowSource source, Map<String, String> names) {
        var places = new LinkedHashMap<String, Integer>();
        var all = source.columns();
        for (int i = 0; i < all.size(); i++) {
            places.put(names.getOrDefault(all.get(i).name(), all.get(i).name()), i);
        }
        return places;
    }

    /** Its number in the pass. */
    public int number() {
        return number;
    }

    /** Whether it is read besides the two whose columns are compared. */
    boolean isFurther() {
        return number >= Side.values().length;
    }

    /** The types of all columns that the record set has, by their common names. */
    public Map<String, RecordSet.Type> types() {
        var types = new LinkedHashMap<String, RecordSet.Type>();
        own.forEach(
                (column, place) -> types.put(column, source.columns().get(place).type()));
        return types;
    }

    /** As people call it: {@code legacy-oms.orders}. */
    public String sourceName() {
        return source.name();
    }

    /**
     * The place of a column in a row, which has it from now on.
     *
     * @param use what it is needed for, in a few words: {@code the lifecycle}
     * @throws UnfitCheck if the record set has no such column
     */
    public int place(String column, String use) throws UnfitCheck {
        return placeIfThere(column)
                .orElseThrow(() -> new UnfitCheck(source.name() + " has no column '" + column + "', which " + use
                        + " needs. It has " + String.join(", ", new TreeSet<>(own.keySet()))));
    }

    /** The same; empty if there is no such column. */
    public OptionalInt placeIfThere(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return OptionalInt.of(i);
            }
        }
        var place = own.get(column);
        if (place == null) {
            return OptionalInt.empty();
        }
        var described = source.columns().get(place);
        carried.add(place);
        columns.add(new RecordSet.Column(column, described.type(), described.description()));
        return OptionalInt.of(columns.size() - 1);
    }

    /** The input with all that is needed so far. */
    PassInput input() {
        return new PassInput(source, new InputLayout(side, name, group, compared, carried, columns));
    }
}
