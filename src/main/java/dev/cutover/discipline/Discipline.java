package dev.cutover.discipline;

import dev.cutover.discipline.DisciplineFinding.Spot;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How disciplined a runbook is. Immutable.
 *
 * @param findings what is to be done or waived, by rule
 * @param waived what its authors have decided to live with
 * @param cells what its shifts bring each part of the traffic to
 */
public record Discipline(List<DisciplineFinding> findings, List<Waived> waived, List<TrafficCells> cells) {
    /** So many of the findings that a waiver may mean are named. */
    private static final int NAMED = 3;

    public Discipline {
        findings = List.copyOf(findings);
        waived = List.copyOf(waived);
        cells = List.copyOf(cells);
    }

    /** A finding that a waiver answers. */
    public record Waived(DisciplineFinding finding, Waiver waiver) {}

    /**
     * Of a runbook.
     *
     * @param rehearsed whether a rehearsal beside it rolls back
     */
    public static Discipline of(Runbook runbook, boolean rehearsed) {
        var shifts = Shifts.of(runbook);
        var downstream = new Downstream(runbook);
        var cells = TrafficCells.of(runbook, shifts);
        var all = Stream.of(
                        BeforeTraffic.of(runbook, shifts, downstream),
                        UnmovedFindings.of(runbook, cells),
                        ShiftFindings.of(runbook, shifts),
                        LaneFindings.of(runbook, shifts, downstream),
                        ThresholdFindings.of(runbook),
                        RollbackFindings.of(runbook, rehearsed),
                        OpeningFindings.of(runbook, shifts),
                        UndoTimeFindings.of(runbook),
                        PatternFindings.of(runbook, shifts),
                        InventoryFindings.of(runbook, shifts))
                .flatMap(found -> found)
                .toList();
        var open = new ArrayList<DisciplineFinding>();
        var waived = new ArrayList<Waived>();
        for (var finding : all) {
            waiver(finding, runbook)
                    .ifPresentOrElse(waiver -> waived.add(new Waived(finding, waiver)), () -> open.add(finding));
        }
        open.addAll(idle(runbook, waived, open));
        return new Discipline(open, waived, cells);
    }

    private static Optional<Waiver> waiver(DisciplineFinding finding, Runbook runbook) {
        return runbook.header().waivers().stream()
                .filter(waiver -> waiver.rule() == finding.rule() && waiver.at().equals(finding.at()))
                .findFirst();
    }

    private static List<DisciplineFinding> idle(Runbook runbook, List<Waived> waived, List<DisciplineFinding> open) {
        var used = waived.stream().map(Waived::waiver).toList();
        var idle = new ArrayList<DisciplineFinding>();
        var waivers = runbook.header().waivers();
        for (int i = 0; i < waivers.size(); i++) {
            var waiver = waivers.get(i);
            boolean again = waivers.indexOf(waiver) < i;
            if (!used.contains(waiver) || again) {
                idle.add(new DisciplineFinding(
                        DisciplineRule.IDLE_WAIVER,
                        waiver.rule().word() + " at " + waiver.at(),
                        Spot.of("waive", Integer.toString(i), "at"),
                        "nothing is found that this waives: " + waiver.rule().word() + " at '" + waiver.at() + "'"
                                + (again ? " is waived above" : ""),
                        advice(waiver, open)));
            }
        }
        return idle;
    }

    private static String advice(Waiver waiver, List<DisciplineFinding> open) {
        String found = open.stream()
                .filter(finding -> finding.rule() == waiver.rule())
                .map(DisciplineFinding::at)
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "remove it" : "remove it; " + waiver.rule().word() + " is found at " + found;
    }
}
