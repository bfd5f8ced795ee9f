package dev.cutover.reconcile.stage;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Side;
import dev.cutover.reconcile.input.PassInputs;
import dev.cutover.reconcile.input.UnfitCheck;
import dev.cutover.reconcile.judge.AddedJudge;
import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the histories of a key: on each side by itself, what was skipped, repeated, out of order or impossible; and
 * between the sides, what one has and the other lacks although both came to the same end. Immutable.
 */
public final class HistoryJudge implements AddedJudge {
    private final List<HistoryRows> sides;
    private final List<String> partColumns;
    private final Lifecycle lifecycle;

    /** A problem of a part's history. */
    private record SideProblem(Side side, HistoryProblem problem) {}

    private HistoryJudge(List<HistoryRows> sides, List<String> partColumns, Lifecycle lifecycle) {
        this.sides = sides;
        this.partColumns = partColumns;
        this.lifecycle = lifecycle;
    }

    /**
     * One for the sides that have the record set.
     *
     * @param rule by which words are stages
     * @throws UnfitCheck if no side has it, or one lacks a column in it
     */
    public static HistoryJudge of(Lifecycle lifecycle, Lifecycle.History history, ColumnRule rule, PassInputs inputs)
            throws UnfitCheck {
        if (lifecycle.next().isEmpty()) {
            throw new UnfitCheck("the lifecycle has no stages");
        }
        var sides = new ArrayList<HistoryRows>();
        for (Side side : Side.values()) {
            HistoryRows.of(lifecycle, history, rule, side, inputs).ifPresent(sides::add);
        }
        if (sides.isEmpty()) {
            throw new UnfitCheck("no side has a record set '" + history.records() + "', which the lifecycle needs");
        }
        return new HistoryJudge(List.copyOf(sides), HistoryRows.partColumns(history, inputs.key()), lifecycle);
    }

    /** The sides whose histories are followed. */
    public List<Side> sides() {
        return sides.stream().map(HistoryRows::side).toList();
    }

    @Override
    public Judgement after(KeyGroup group, Judgement before) {
        var histories = sides.stream().map(side -> side.follow(group)).toList();
        var found = problems(group, histories);
        var after = before.seeing(
                new FollowedHistories(faulty(found), histories.stream().allMatch(SideHistory::isRead)));
        if (found.isEmpty()) {
            return after;
        }
        var all = new LinkedHashSet<>(before.problems());
        found.forEach(each -> all.add(shown(each)));
        return after.withProblems(List.copyOf(all));
    }

    /** How many histories of a key have a problem. */
    private static long faulty(List<SideProblem> problems) {
        return problems.stream().map(each -> each.problem().part()).distinct().count();
    }

    private List<SideProblem> problems(KeyGroup group, List<SideHistory> histories) {
        var problems = new ArrayList<SideProblem>();
        for (int i = 0; i < sides.size(); i++) {
            var side = sides.get(i).side();
            histories.get(i).problems().forEach(problem -> problems.add(new SideProblem(side, problem)));
        }
        if (sides.size() == Side.values().length && histories.stream().allMatch(SideHistory::isRead)) {
            for (Side side : Side.values()) {
                problems.addAll(lacking(
                        side,
                        histories.get(side.number()),
                        histories.get(side.other().number()),
                        group,
                        problems));
            }
        }
        return problems;
    }

    /** What a side's history lacks that the other one has. */
    private List<SideProblem> lacking(
            Side side, SideHistory history, SideHistory other, KeyGroup group, List<SideProblem> known) {
        var lacking = new ArrayList<SideProblem>();
        if (history.isEmpty()) {
            if (!other.isEmpty() && sides.get(side.number()).isCompared(group)) {
                lacking.add(skipped(side, List.of(), "history", "nothing is recorded"));
            }
            return lacking;
        }
        var lines = other.lines();
        history.lines().forEach((line, mine) -> {
            var theirs = lines.get(line);
            if (theirs != null && mine.endsAs(theirs) && !isKnown(known, line)) {
                var stages = new LinkedHashSet<>(theirs.passed());
                stages.removeAll(mine.passed());
                stages.removeAll(lifecycle.unrecorded().getOrDefault(side, Set.of()));
                stages.remove(HistoryWalk.UNKNOWN);
                stages.forEach(stage -> lacking.add(skipped(side, inLine(line), stage, "not recorded")));
            }
        });
        return lacking;
    }

    /** Where a history is wrong by itself, what the sides do not have in common follows from that. */
    private static boolean isKnown(List<SideProblem> known, String line) {
        return known.stream()
                .anyMatch(each -> SideHistory.lineOf(each.problem().part()).equals(line));
    }

    private List<@Nullable String> inLine(String line) {
        var part = Arrays.<@Nullable String>asList(new @Nullable String[partColumns.size()]);
        if (!part.isEmpty()) {
            part.set(0, line);
        }
        return part;
    }

    private static SideProblem skipped(Side side, List<@Nullable String> part, String stage, String way) {
        return new SideProblem(side, new HistoryProblem(ProblemKind.STAGE_SKIPPED, part, stage, way));
    }

    /** With what happened on the side where it did, and in which part. */
    private Discrepancy shown(SideProblem found) {
        var problem = found.problem();
        var text = problem.way()
                + part(problem.part()).map(part -> " (" + part + ")").orElse("");
        boolean isLeft = found.side() == Side.LEFT;
        return new Discrepancy(problem.kind(), problem.stage(), isLeft ? text : null, isLeft ? null : text);
    }

    /** Such as {@code line_no 2, piece 1}. */
    private Optional<String> part(List<@Nullable String> part) {
        var words = new ArrayList<String>();
        for (int i = 0; i < part.size(); i++) {
            var value = part.get(i);
            if (value != null) {
                words.add(partColumns.get(i) + " " + Objects.requireNonNull(value));
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }
}
