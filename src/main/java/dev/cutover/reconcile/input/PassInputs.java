package dev.cutover.reconcile.input;

import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of a pass, while checks say which record sets and columns they need: the two compared ones first. All are
 * grouped by the key of the reconciliation, so that everything about a key is judged at once. Not thread-safe.
 */
public final class PassInputs {
    private final Reconciliation reconciliation;
    private final Map<Side, Map<String, RowSource>> sources;
    private final Map<Side, Map<String, SetInput>> bySet = new EnumMap<>(Side.class);
    private final List<SetInput> all = new ArrayList<>();

    /**
     * Those of a pass that compares the columns of two inputs.
     *
     * @param sources further record sets that a side offers, by its side and its name, in groups by the key of the
     *     reconciliation; only those that are asked for are read
     */
    public PassInputs(Pass pass, Reconciliation reconciliation, Map<Side, Map<String, RowSource>> sources) {
        this.reconciliation = reconciliation;
        this.sources = sources;
        var names =
                List.of(reconciliation.left().records(), reconciliation.right().records());
        for (Side side : Side.values()) {
            var input = SetInput.compared(
                    all.size(),
                    pass.inputs().get(all.size()),
                    reconciliation.input(side).columns());
            all.add(input);
            var sets = new HashMap<String, SetInput>();
            names.forEach(name -> sets.put(name, input));
            bySet.put(side, sets);
        }
    }

    /** One of the two inputs whose columns are compared. */
    public SetInput compared(Side side) {
        return all.get(side.number());
    }

    /** Whether a side has a record set. */
    public boolean has(Side side, String records) {
        return bySet.getOrDefault(side, Map.of()).containsKey(records)
                || sources.getOrDefault(side, Map.of()).containsKey(records);
    }

    /**
     * The input with a record set; whatever the compared one of a side is called, each of the two names means it. Empty
     * if the side has no such set.
     *
     * @throws UnfitCheck if its rows do not have the key
     */
    public Optional<SetInput> find(Side side, String records) throws UnfitCheck {
        var sets = bySet.getOrDefault(side, Map.of());
        var known = sets.get(records);
        var source = sources.getOrDefault(side, Map.of()).get(records);
        if (known != null || source == null) {
            return Optional.ofNullable(known);
        }
        var input = SetInput.further(all.size(), side, records, source, reconciliation);
        all.add(input);
        sets.put(records, input);
        return Optional.of(input);
    }

    /**
     * The same of a set that has to be there.
     *
     * @param use what it is needed for, in a few words
     * @throws UnfitCheck if the side has no such set, too
     */
    public SetInput need(Side side, String records, String use) throws UnfitCheck {
        return find(side, records)
                .orElseThrow(() -> new UnfitCheck(reconciliation.input(side).system() + " has no record set '" + records
                        + "', which " + use + " needs"));
    }

    /** The columns of the key. */
    public List<String> key() {
        return reconciliation.key();
    }

    /** Those that were asked for so far. */
    public List<SetInput> asked() {
        return List.copyOf(all);
    }

    /** All of them with all that is needed. */
    public List<PassInput> inputs() {
        return all.stream().map(SetInput::input).toList();
    }
}
