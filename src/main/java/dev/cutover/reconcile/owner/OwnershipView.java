package dev.cutover.reconcile.owner;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.reconcile.input.GroupSegment;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.SetInput;
import dev.cutover.reconcile.judge.RecordOwner;
import dev.cutover.reconcile.judge.value.InstantColumn;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.reconcile.row.RowView;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says of an order which system is right: the one that owns it since it was placed. That is the old one if the segment
 * had no traffic on the new platform then, and the new one if it had all; in between, the row itself may say so. Where
 * the segment went back since then, what the runbook says of rolling back decides. Immutable.
 */
public final class OwnershipView implements RecordOwner {
    private static final String ACTIVE = "active";
    private static final String NEWEST = "newest";

    private final Reconciliation reconciliation;
    private final OwnershipRules rules;
    private final Map<String, RecordOwnership> byArtifact = new TreeMap<>();
    private final GroupSegment segments;
    private final List<Places> places;

    /** Where the columns of a side are. */
    private record Places(
            Optional<InstantColumn> placed,
            OptionalInt platform,
            OptionalInt presence,
            Optional<InstantColumn> changed) {}

    private OwnershipView(
            Reconciliation reconciliation, OwnershipRules rules, GroupSegment segments, List<Places> places) {
        this.reconciliation = reconciliation;
        this.rules = rules;
        this.segments = segments;
        this.places = places;
        rules.artifacts().forEach(ownership -> byArtifact.put(ownership.artifact(), ownership));
    }

    /** One that reads what the rows say of it. */
    public static OwnershipView in(
            PassInputs inputs, Reconciliation reconciliation, OwnershipRules rules, GroupSegment segments) {
        var places = new ArrayList<Places>();
        for (Side side : Side.values()) {
            var input = inputs.compared(side);
            places.add(new Places(
                    instants(input, rules.columns().placed(), reconciliation),
                    input.placeIfThere(rules.columns().platform()),
                    input.placeIfThere(rules.columns().presence()),
                    instants(input, reconciliation.looks().changed(), reconciliation)));
        }
        return new OwnershipView(reconciliation, rules, segments, List.copyOf(places));
    }

    private static Optional<InstantColumn> instants(SetInput input, String column, Reconciliation reconciliation) {
        return InstantColumn.at(input.placeIfThere(column), column, reconciliation.compare());
    }

    @Override
    public Optional<String> of(KeyGroup group, Discrepancy problem) {
        return artifact(problem).flatMap(ownership -> of(group, ownership));
    }

    /** What a problem is about: what the runbook says of the column, or of the column with the stages. */
    private Optional<RecordOwnership> artifact(Discrepancy problem) {
        var ofRecord = reconciliation.checks().ofRecord();
        return about(problem)
                .filter(ofRecord::containsKey)
                .findFirst()
                .map(ofRecord::get)
                .map(byArtifact::get);
    }

    private Stream<String> about(Discrepancy problem) {
        if (problem.kind() == ProblemKind.VALUE) {
            return Stream.of(problem.about());
        }
        var checks = reconciliation.checks();
        var history = checks.lifecycle().flatMap(Lifecycle::history).map(Lifecycle.History::to);
        return Stream.of(Optional.of(problem.about()), checks.matrix().map(StageMatrix::column), history)
                .flatMap(Optional::stream);
    }

    private Optional<String> of(KeyGroup group, RecordOwnership ownership) {
        if (ownership.before().equals(ownership.after())) {
            return Optional.of(ownership.before().toString());
        }
        if (rules.weights().filter(WeightHistory::isEmpty).isPresent()) {
            return named(group, ownership)
                    .or(() -> Optional.of(ownership.before().toString()));
        }
        var segment = Segment.of(segments.values(group));
        var placed = placed(group);
        var weight = placed.flatMap(at -> rules.weights().flatMap(weights -> weights.at(segment, at)));
        if (weight.isEmpty()) {
            return named(group, ownership);
        }
        if (weight.get().most().equals(Weight.NONE)) {
            return Optional.of(ownership.before().toString());
        }
        if (placed.isPresent() && rules.weights().get().wentBack(segment, placed.get())) {
            return Optional.of(afterRollback(group, ownership));
        }
        if (weight.get().least().equals(Weight.ALL)) {
            return Optional.of(ownership.after().toString());
        }
        return Optional.of(named(group, ownership).orElse("either: " + words(weight.get())));
    }

    private static String words(WeightHistory.Between weight) {
        return weight.isCertain()
                ? "the weight was " + weight.least()
                : "the weight was being moved between " + weight.least() + " and " + weight.most();
    }

    private String afterRollback(KeyGroup group, RecordOwnership ownership) {
        if (ownership.onRollback().equals(NEWEST)) {
            return newest(group)
                    .map(side -> reconciliation.input(side).system())
                    .orElse("the newest, and no side says when it changed");
        }
        return ownership.onRollback().isEmpty() ? ownership.before().toString() : ownership.onRollback();
    }

    private Optional<Side> newest(KeyGroup group) {
        var left = instant(group, Side.LEFT);
        var right = instant(group, Side.RIGHT);
        if (left.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        boolean isRight = right.isPresent() && (left.isEmpty() || right.get().isAfter(left.get()));
        return Optional.of(isRight ? Side.RIGHT : Side.LEFT);
    }

    private Optional<Instant> instant(KeyGroup group, Side side) {
        return places.get(side.number())
                .changed()
                .flatMap(column -> first(group, side).flatMap(column::of));
    }

    private Optional<Instant> placed(KeyGroup group) {
        for (Side side : Side.values()) {
            var at = places.get(side.number())
                    .placed()
                    .flatMap(column -> first(group, side).flatMap(column::of));
            if (at.isPresent()) {
                return at;
            }
        }
        return Optional.empty();
    }

    /** The one of the two owners that the rows name; empty if they name none, or both. */
    private Optional<String> named(KeyGroup group, RecordOwnership ownership) {
        var active = new HashSet<String>();
        var sentTo = new HashSet<String>();
        for (Side side : Side.values()) {
            first(group, side).ifPresent(row -> {
                var columns = places.get(side.number());
                if (ACTIVE.equals(text(row, columns.presence()))) {
                    active.add(reconciliation.input(side).system());
                }
                var platform = text(row, columns.platform());
                if (platform != null) {
                    sentTo.add(platform);
                }
            });
        }
        return one(active, ownership).or(() -> one(sentTo, ownership));
    }

    private static Optional<String> one(Set<String> systems, RecordOwnership ownership) {
        systems.retainAll(
                List.of(ownership.before().toString(), ownership.after().toString()));
        return systems.size() == 1 ? systems.stream().findFirst() : Optional.empty();
    }

    private static Optional<RowView> first(KeyGroup group, Side side) {
        return group.rows(side.number()).stream().findFirst();
    }

    private static @Nullable String text(RowView row, OptionalInt place) {
        return place.isEmpty() ? null : row.text(place.getAsInt());
    }
}
