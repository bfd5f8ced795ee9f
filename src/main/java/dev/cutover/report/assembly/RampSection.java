package dev.cutover.report.assembly;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Trigger;
import dev.cutover.model.Work;
import dev.cutover.report.assembly.WeightMoves.Together;
import dev.cutover.report.content.CriterionTrack;
import dev.cutover.report.content.SegmentRamp;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How each part of the traffic was moved. */
final class RampSection {
    private static final int MOST_NAMED = 3;

    private final ReportSource source;

    RampSection(ReportSource source) {
        this.source = source;
    }

    /** In the order of the runbook; what it lacks last. */
    List<SegmentRamp> ramps() {
        var moved = new ArrayList<>(
                WeightMoves.of(source.events(), !source.stands()).together());
        var ramps = new ArrayList<SegmentRamp>();
        for (var shift : shifts()) {
            var mine = moved.stream()
                    .filter(together -> together.steps().contains(shift.id()))
                    .toList();
            if (mine.isEmpty()
                    && ramps.stream()
                            .noneMatch(ramp -> ramp.steps().contains(shift.id().value()))) {
                ramps.add(neverMoved(shift));
            }
            mine.forEach(together -> ramps.add(ramp(together)));
            moved.removeAll(mine);
        }
        moved.forEach(together -> ramps.add(ramp(together)));
        return ramps;
    }

    private List<Step> shifts() {
        return source.runbook()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .toList();
    }

    private SegmentRamp neverMoved(Step step) {
        var shift = (Work.Shift) step.work();
        return new SegmentRamp(
                Clean.line(source.runbook().nameOf(step.where())),
                Clean.line(shift.traffic()),
                List.of(Clean.line(step.id().value())),
                platform(shift.traffic(), true),
                platform(shift.traffic(), false),
                0,
                List.of(),
                List.of(),
                tracks(Set.of(step)));
    }

    private SegmentRamp ramp(Together together) {
        var steps = shifts().stream()
                .filter(step -> together.steps().contains(step.id()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new SegmentRamp(
                Clean.line(name(together, steps)),
                Clean.line(together.traffic()),
                steps.stream().map(step -> Clean.line(step.id().value())).toList(),
                platform(together.traffic(), true),
                platform(together.traffic(), false),
                together.origin(),
                together.points(),
                new RampMarks(source, together).marks(),
                tracks(steps));
    }

    private String platform(String traffic, boolean old) {
        Optional<Traffic> known = Optional.ofNullable(source.runbook().traffic().get(traffic));
        return known.map(one -> (old ? one.from() : one.to()).value())
                .map(Clean::line)
                .orElse(old ? "the old platform" : "the new platform");
    }

    /** As the step that moves just these names them, else by the keys. */
    private String name(Together together, Set<Step> steps) {
        var runbook = source.runbook();
        var traffic = runbook.traffic().get(together.traffic());
        return steps.stream()
                .filter(step -> traffic != null
                        && together.keys().equals(Set.copyOf(traffic.keys(step.where(), runbook.dimensions()))))
                .findFirst()
                .map(step -> runbook.nameOf(step.where()))
                .orElseGet(() -> FirstNames.of(
                        MOST_NAMED,
                        together.keys().stream().map(runbook::nameOf).toList(),
                        ", "));
    }

    /** The criteria that guard these shifts, and those that trigger a rollback where they were measured. */
    private List<CriterionTrack> tracks(Set<Step> steps) {
        var keys = new LinkedHashSet<CriteriaBoard.Key>();
        for (var step : steps) {
            var segment = step.where();
            step.work().criteria().forEach(id -> keys.add(new CriteriaBoard.Key(id, segment)));
            triggers().forEach(id -> addMeasured(id, segment, keys));
        }
        return keys.stream().map(key -> CriterionTracks.of(key, source)).toList();
    }

    private void addMeasured(CriterionId id, Segment segment, Set<CriteriaBoard.Key> keys) {
        var key = new CriteriaBoard.Key(id, segment);
        if (!source.samples().of(key).isEmpty()) {
            keys.add(key);
        }
    }

    private List<CriterionId> triggers() {
        return source.runbook().rollback().stream()
                .flatMap(procedure -> procedure.triggers().stream())
                .map(Trigger::criterion)
                .toList();
    }
}
