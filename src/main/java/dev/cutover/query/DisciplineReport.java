package dev.cutover.query;

import dev.cutover.discipline.Discipline;
import dev.cutover.discipline.DisciplineFinding;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import dev.cutover.yaml.Parsed;
import dev.cutover.yaml.tree.Positions;
import dev.cutover.yaml.tree.Problems;
import java.util.List;

/** The discipline of a runbook, with the places in its files where it can be improved. Immutable. */
public record DisciplineReport(Runbook runbook, Discipline discipline, Positions positions) {
    /**
     * Of a runbook.
     *
     * @param rehearsed whether a rehearsal beside it rolls back
     */
    public static DisciplineReport of(Parsed<Runbook> runbook, boolean rehearsed) {
        return new DisciplineReport(runbook.value(), Discipline.of(runbook.value(), rehearsed), runbook.positions());
    }

    /** What is found and not waived, in the order of the file. */
    public List<Problem> problems() {
        var problems = new Problems();
        discipline.findings().forEach(finding -> problems.at(at(finding), words(finding), advice(finding)));
        return problems.list();
    }

    /** Where a finding stands. */
    public Location at(DisciplineFinding finding) {
        var path = finding.spot().path().toArray(String[]::new);
        return finding.spot()
                .step()
                .map(step -> positions.ofStep(step.value(), path))
                .orElseGet(() -> positions.of(path));
    }

    private static String words(DisciplineFinding finding) {
        return finding.rule().word() + ": " + finding.message();
    }

    private static String advice(DisciplineFinding finding) {
        return finding.rule() == DisciplineRule.IDLE_WAIVER
                ? finding.advice()
                : finding.advice() + "; or waive it: { finding: "
                        + finding.rule().word() + ", at: " + finding.at() + ", because: … }";
    }
}
