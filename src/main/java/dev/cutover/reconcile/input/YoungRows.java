package dev.cutover.reconcile.input;

import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.value.RowInstant;
import dev.cutover.reconcile.row.KeyGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Says that a key with problems is moving if one of its rows, of any input, has only just changed. Immutable. */
public final class YoungRows implements AddedJudge {
    private final Looks looks;
    private final List<OptionalInt> changed;

    private YoungRows(Looks looks, List<OptionalInt> changed) {
        this.looks = looks;
        this.changed = changed;
    }

    /** One for all inputs that were asked for, as far as they say when a row changed. */
    public static YoungRows in(PassInputs inputs, Looks looks) {
        var changed = new ArrayList<OptionalInt>();
        if (looks.settleAge().isPresent()) {
            inputs.asked().forEach(input -> changed.add(input.placeIfThere(looks.changed())));
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
            var place = changed.get(input);
            if (place.isPresent()
                    && group.rows(input).stream().anyMatch(row -> RowInstant.isYounger(row, place.getAsInt(), age))) {
                return before.moving();
            }
        }
        return before;
    }
}
