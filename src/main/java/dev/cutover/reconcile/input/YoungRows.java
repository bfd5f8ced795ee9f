package dev.cutover.reconcile.input;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says that a key with problems is moving if one of its rows, of any input, has only just changed. Immutable. */
public final class YoungRows implements AddedJudge {
    private final Looks looks;
    private final List<Optional<InstantColumn>> changed;

    private YoungRows(Looks looks, List<Optional<InstantColumn>> changed) {
        this.looks = looks;
        this.changed = changed;
    }

    /**
     * One for all inputs that were asked for, as far as they say when a row changed, in the zone that its rule
     * declares.
     */
    public static YoungRows in(PassInputs inputs, Looks looks, Map<String, ColumnRule> rules) {
        var changed = new ArrayList<Optional<InstantColumn>>();
        if (looks.settleAge().isPresent()) {
            inputs.asked()
                    .forEach(input ->
                            changed.add(InstantColumn.at(input.placeIfThere(looks.changed()), looks.changed(), rules)));
        }
        return new YoungRows(looks, List.copyOf(changed));
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        if (before.agrees() || before.isMoving() || looks.settleAge().isEmpty()) {
            return before;
        }
        var age = looks.settleAge().get();
        for (int input = 0; input < changed.size(); input++) {
            var column = changed.get(input);
            if (column.isPresent()
                    && group.rows(input).stream().anyMatch(row -> column.get().isYounger(row, age))) {
                return before.moving();
            }
        }
        return before;
    }
}
