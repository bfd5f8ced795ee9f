package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.RowAmount;
import dev.cutover.reconcile.input.SetInput;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.ProblemKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the history that one side has of a key. Immutable and thread-safe. */
final class HistoryRows {
    private final Side side;
    private final int input;
    private final StageGraph graph;
    private final StageNames names;
    private final Places places;

    /** Where the columns are in a row. */
    private record Places(List<Integer> part, OptionalInt from, int to, OptionalInt quantity, InstantColumn at) {}

    /**
     * How many came into a stage.
     *
     * @param isKnown false if what is recorded is no number
     * @param number null for all that there is
     */
    private record Quantity(boolean isKnown, @Nullable BigDecimal number) {
        static final Quantity ALL = new Quantity(true, null);
        static final Quantity NONE = new Quantity(false, null);
    }

    private HistoryRows(Side side, int input, StageGraph graph, StageNames names, Places places) {
        this.side = side;
        this.input = input;
        this.graph = graph;
        this.names = names;
        this.places = places;
    }

    /**
     * The history of a side; empty if the side has no such record set.
     *
     * @param rule by which words are stages
     */
    static Optional<HistoryRows> of(
            Lifecycle lifecycle, Lifecycle.History history, ColumnRule rule, Side side, PassInputs inputs)
            throws UnfitCheck {
        var found = inputs.find(side, history.records());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var input = found.get();
        var part = new ArrayList<Integer>();
        for (String column : partColumns(history, inputs.key())) {
            part.add(place(input, column));
        }
        var places = new Places(
                List.copyOf(part),
                optional(input, history.from()),
                place(input, history.to()),
                optional(input, history.quantity()),
                new InstantColumn(place(input, history.at()), Optional.empty()));
        var graph = new StageGraph(lifecycle.next(), lifecycle.unrecorded().getOrDefault(side, Set.of()));
        return Optional.of(new HistoryRows(side, input.number(), graph, new StageNames(graph.stages(), rule), places));
    }

    /** The columns that tell histories of one key apart. */
    static List<String> partColumns(Lifecycle.History history, List<String> key) {
        return history.per().stream().filter(column -> !key.contains(column)).toList();
    }

    private static int place(SetInput input, String column) throws UnfitCheck {
        return input.place(column, "the lifecycle");
    }

    private static OptionalInt optional(SetInput input, Optional<String> column) throws UnfitCheck {
        return column.isPresent() ? OptionalInt.of(place(input, column.get())) : OptionalInt.empty();
    }

    Side side() {
        return side;
    }

    /** Whether the side has a row of the key among those that are compared. */
    boolean isCompared(KeyGroup group) {
        return !group.rows(side.number()).isEmpty();
    }

    /** Follows all that is recorded; of a key with more rows than are looked at, nothing. */
    SideHistory follow(KeyGroup group) {
        var rows = group.rows(input);
        if (group.count(input) > rows.size()) {
            return SideHistory.NOT_READ;
        }
        var transitions = new ArrayList<Transition>(rows.size());
        var broken = new ArrayList<HistoryProblem>();
        for (RowView row : rows) {
            var to = names.of(row.text(places.to()), side);
            var at = places.at().of(row);
            var quantity = quantity(row);
            if (at.isEmpty()) {
                broken.add(broken(row, to, "its time is no instant"));
            } else if (!quantity.isKnown()) {
                broken.add(broken(row, to, "its quantity is no number"));
            } else {
                transitions.add(new Transition(part(row), from(row), to, quantity.number(), at.get()));
            }
        }
        var walk = new HistoryWalk(graph);
        walk.follow(transitions);
        broken.addAll(walk.problems());
        return new SideHistory(true, List.copyOf(broken), walk.parts());
    }

    private HistoryProblem broken(RowView row, String to, String why) {
        return new HistoryProblem(ProblemKind.STAGE_IMPOSSIBLE, part(row), to, why);
    }

    private Quantity quantity(RowView row) {
        if (places.quantity().isEmpty() || row.isNull(places.quantity().getAsInt())) {
            return Quantity.ALL;
        }
        return RowAmount.of(row, places.quantity().getAsInt())
                .map(number -> new Quantity(true, number))
                .orElse(Quantity.NONE);
    }

    private @Nullable String from(RowView row) {
        if (places.from().isEmpty() || row.isNull(places.from().getAsInt())) {
            return null;
        }
        return names.of(row.text(places.from().getAsInt()), side);
    }

    private List<@Nullable String> part(RowView row) {
        var part = new ArrayList<@Nullable String>(places.part().size());
        for (int column : places.part()) {
            part.add(row.text(column));
        }
        return part;
    }
}
