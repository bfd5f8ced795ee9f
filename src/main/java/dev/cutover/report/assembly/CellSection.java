package dev.cutover.report.assembly;

import dev.cutover.discipline.Discipline;
import dev.cutover.discipline.TrafficCells;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.report.content.FirstRows;
import dev.cutover.report.content.UnmovedCell;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.TrafficLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The parts of the traffic that are not where the runbook brings them. */
final class CellSection {
    private final ReportSource source;

    CellSection(ReportSource source) {
        this.source = source;
    }

    FirstRows<UnmovedCell> unmoved() {
        var rows = new ArrayList<UnmovedCell>();
        for (var cells : Discipline.of(source.runbook(), false).cells()) {
            cells.shares().forEach((cell, planned) -> of(cells, cell, planned).ifPresent(rows::add));
        }
        int left = Math.max(0, rows.size() - FirstRows.MOST);
        return new FirstRows<>(
                rows.subList(0, rows.size() - left),
                left,
                left == 0 ? "" : left + " more are not listed: `cutover plan` draws all cells");
    }

    private Optional<UnmovedCell> of(TrafficCells cells, Segment cell, Optional<Weight> planned) {
        var known = source.state().traffic().of(cells.traffic().id(), cell);
        int target = planned.map(Weight::basisPoints).orElse(0);
        boolean there = planned.isPresent()
                && known.filter(TrafficLedger.Entry::certain)
                        .filter(entry -> entry.weight().basisPoints() >= target)
                        .isPresent()
                && !source.state().isDryRun();
        if (there) {
            return Optional.empty();
        }
        return Optional.of(new UnmovedCell(
                Clean.line(cells.traffic().id()),
                Clean.line(source.runbook().nameOf(cell)),
                planned.map(weight -> OptionalInt.of(weight.basisPoints())).orElse(OptionalInt.empty()),
                known.map(entry -> OptionalInt.of(entry.weight().basisPoints())).orElse(OptionalInt.empty()),
                Clean.line(why(cells.traffic().id(), cell, planned, known))));
    }

    private String why(String traffic, Segment cell, Optional<Weight> planned, Optional<TrafficLedger.Entry> known) {
        if (planned.isEmpty()) {
            return "no step of the runbook moves it";
        }
        if (source.state().isDryRun()) {
            return "a dry run moves nothing";
        }
        if (known.filter(entry -> !entry.certain()).isPresent()) {
            return "its weight is not known for certain";
        }
        return shifts(traffic, cell).stream()
                .map(step -> source.state().steps().of(step.id()))
                .filter(entry -> entry.state() != StepState.SUCCEEDED)
                .reduce((first, last) -> last)
                .map(this::why)
                .orElse("moved, and not at the weight of the runbook any more");
    }

    private List<Step> shifts(String traffic, Segment cell) {
        return source.runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift shift
                        && shift.traffic().equals(traffic)
                        && step.where().contains(cell))
                .toList();
    }

    private String begun() {
        return source.isOver()
                ? " was begun and never ended"
                : source.stands() ? " was begun, and no process goes on with it" : " is under way";
    }

    private String why(StepLedger.Entry entry) {
        String step = entry.step().value();
        return switch (entry.state()) {
            case PENDING -> step + " was not begun";
            case STARTED -> step + begun();
            case FAILED -> step + " failed" + Phrases.why(entry.why());
            case SKIPPED -> step + " was skipped" + Phrases.why(entry.why());
            case CANCELLED, UNDONE -> step + " was rolled back" + Phrases.why(entry.why());
            case SUCCEEDED -> step + " is done";
        };
    }
}
