package dev.cutover.reconcile.input;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.spi.RecordSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says that a key with problems is moving if one of its rows, of any input, has only just changed: less than the settle
 * age before the first row of the key was read. Inputs are read one after the other, so that what has changed since
 * then is in the rows of some, and not of others. Immutable.
 */
public final class YoungRows implements AddedJudge {
    private final Looks looks;
    private final List<List<InstantColumn>> changed;

    private YoungRows(Looks looks, List<List<InstantColumn>> changed) {
        this.looks = looks;
        this.changed = changed;
    }

    /**
     * One for all inputs that were asked for, as far as they say when a row changed, in the zone that its rule
     * declares. Rows that are never changed, such as events, have no such column: of them, any point in time says how
     * old they are at least.
     */
    public static YoungRows in(PassInputs inputs, Looks looks, Map<String, ColumnRule> rules) {
        var changed = new ArrayList<List<InstantColumn>>();
        if (looks.settleAge().isPresent()) {
            inputs.asked().forEach(input -> changed.add(changed(input, looks, rules)));
        }
        return new YoungRows(looks, List.copyOf(changed));
    }

    private static List<InstantColumn> changed(SetInput input, Looks looks, Map<String, ColumnRule> rules) {
        var own = InstantColumn.at(input.placeIfThere(looks.changed()), looks.changed(), rules);
        if (own.isPresent() || !input.isFurther()) {
            return own.stream().toList();
        }
        return input.types().entrySet().stream()
                .filter(column -> column.getValue() == RecordSet.Type.INSTANT)
                .map(Map.Entry::getKey)
                .flatMap(name -> InstantColumn.at(input.placeIfThere(name), name, rules).stream())
                .toList();
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        if (before.agrees() || before.isMoving() || looks.settleAge().isEmpty()) {
            return before;
        }
        var age = looks.settleAge().get();
        var earliest = earliest(group);
        return earliest.isPresent() && hasChangedSince(earliest.get(), group, age) ? before.moving() : before;
    }

    private boolean hasChangedSince(Instant earliest, KeyGroup group, Duration age) {
        for (int input = 0; input < changed.size(); input++) {
            var columns = changed.get(input);
            if (!columns.isEmpty()
                    && group.rows(input).stream()
                            .anyMatch(row ->
                                    columns.stream().anyMatch(column -> column.hasChangedSince(earliest, row, age)))) {
                return true;
            }
        }
        return false;
    }

    /** When the first row of a key was read; empty if no row says so. */
    private Optional<Instant> earliest(KeyGroup group) {
        return IntStream.range(0, changed.size())
                .boxed()
                .flatMap(input -> group.rows(input).stream())
                .flatMap(row -> Optional.ofNullable(row.readAt()).stream())
                .min(Comparator.naturalOrder());
    }
}
