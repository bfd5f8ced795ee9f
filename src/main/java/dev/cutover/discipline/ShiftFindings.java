package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.discipline.Shifts.Move;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** How traffic moves: in several steps, watched for long enough, with evidence. Stateless and thread-safe. */
final class ShiftFindings {
    private ShiftFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts) {
        return shifts.moves().stream().flatMap(move -> of(move, runbook, shifts).stream());
    }

    private static List<DisciplineFinding> of(Move move, Runbook runbook, Shifts shifts) {
        var found = new ArrayList<DisciplineFinding>();
        if (move.shift().ramp().size() == 1 && isAlone(move, shifts)) {
            found.add(new DisciplineFinding(
                    DisciplineRule.SINGLE_JUMP,
                    move.id().value(),
                    Spot.in(move.id(), "ramp"),
                    "'" + move.id() + "' moves " + runbook.nameOf(move.segment()) + " to " + move.top()
                            + " in one jump",
                    "begin with a small share, such as ramp: [1 %, 10 %, 50 %, 100 %]"));
        }
        move.shift().guard().stream()
                .map(runbook.criteria()::get)
                .filter(Objects::nonNull)
                .filter(criterion -> criterion.measure() instanceof Measure.Query)
                .filter(criterion -> criterion.window().compareTo(move.shift().soak()) > 0)
                .max(Comparator.comparing(Criterion::window))
                .ifPresent(criterion -> found.add(shortSoak(move, criterion)));
        if (move.step().evidence().isEmpty()) {
            found.add(new DisciplineFinding(
                    DisciplineRule.NO_EVIDENCE,
                    move.id().value(),
                    Spot.in(move.id(), "shift"),
                    "'" + move.id() + "' moves traffic and leaves no evidence of it",
                    "add evidence: [{ capture: metrics, system: … }], or what else shows it a year later"));
        }
        return found;
    }

    /** A ramp may be spread over several steps. */
    private static boolean isAlone(Move move, Shifts shifts) {
        return shifts.moves().stream().noneMatch(other -> !other.id().equals(move.id()) && move.overlaps(other));
    }

    private static DisciplineFinding shortSoak(Move move, Criterion criterion) {
        return new DisciplineFinding(
                DisciplineRule.SHORT_SOAK,
                move.id().value(),
                Spot.in(move.id(), "soak"),
                "'" + move.id() + "' soaks for " + words(move.shift().soak()) + ", and its guard '" + criterion.id()
                        + "' measures over " + words(criterion.window())
                        + ": most of what it sees there is from before the move",
                "soak for " + words(criterion.window()) + " or longer, or give the criterion a shorter window");
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
