package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.Runbook;
import dev.cutover.model.Runbook.Pattern;
import dev.cutover.model.discipline.DisciplineRule;
import java.util.stream.Stream;

/** The pattern that a runbook names is the one that its ramps follow. Stateless and thread-safe. */
final class PatternFindings {
    private PatternFindings() {}

    static Stream<DisciplineFinding> of(Runbook runbook, Shifts shifts) {
        return runbook.traffic().keySet().stream().flatMap(traffic -> of(traffic, runbook, shifts));
    }

    private static Stream<DisciplineFinding> of(String traffic, Runbook runbook, Shifts shifts) {
        int moves = shifts.of(traffic).stream()
                .mapToInt(move -> move.shift().ramp().size())
                .sum();
        var pattern = runbook.header().pattern();
        String odd = switch (pattern) {
            case PHASED -> moves == 1 ? "phased, and '" + traffic + "' moves in one jump" : "";
            case PARALLEL -> moves == 1 ? "parallel, and '" + traffic + "' moves in one jump" : "";
            case BIG_BANG -> moves > 1 ? "big-bang, and '" + traffic + "' moves in " + moves + " jumps" : "";
        };
        return odd.isEmpty()
                ? Stream.empty()
                : Stream.of(new DisciplineFinding(
                        DisciplineRule.PATTERN_AT_ODDS,
                        traffic,
                        Spot.of("pattern"),
                        "the pattern is " + odd,
                        pattern == Pattern.BIG_BANG
                                ? "write pattern: phased, or move it at once"
                                : "write pattern: big-bang, or move it in several steps"));
    }
}
