package dev.cutover.cli.view.plan;

import dev.cutover.cli.view.CellMatrix;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.Dimension;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.References;
import dev.cutover.model.Role;
import dev.cutover.model.Runbook;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.query.DisciplineReport;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the runbook says of people, systems, artifacts, criteria and lanes, all of it. Not thread-safe. */
final class DefinitionSections {
    /** So many findings of one rule are shown. */
    private static final int ALIKE = 3;

    private final DisciplineReport disciplineReport;
    private final Runbook runbook;
    private final CommandOutput commandOutput;

    DefinitionSections(DisciplineReport disciplineReport, CommandOutput commandOutput) {
        this.disciplineReport = disciplineReport;
        this.runbook = disciplineReport.runbook();
        this.commandOutput = commandOutput;
    }

    void show() {
        section("ROLES", runbook.roles().values().stream().map(this::role).toList());
        section(
                "INVENTORY",
                runbook.inventory().systems().values().stream()
                        .map(this::system)
                        .toList());
        section(
                "SYSTEMS OF RECORD",
                runbook.inventory().records().stream()
                        .map(DefinitionSections::ownership)
                        .toList());
        section(
                "CRITERIA",
                runbook.criteria().values().stream().map(this::criterion).toList());
        section("LANES", lanes());
        traffic();
        discipline();
    }

    private void section(String title, List<String> entries) {
        if (!entries.isEmpty()) {
            heading(title);
            entries.forEach(this::entry);
        }
    }

    private void heading(String title) {
        commandOutput.line("");
        commandOutput.heading(title);
    }

    private void entry(String words) {
        new Paragraph("  ", 4).show(Tone.PLAIN, words, commandOutput);
    }

    private String role(Role role) {
        var parts = new ArrayList<String>();
        parts.add(role.id() + ": " + String.join(", ", role.who()));
        add("deputy ", String.join(", ", role.deputies()), parts);
        add("", role.contact(), parts);
        add("may say ", role.may().stream().map(may -> may.word()).collect(Collectors.joining(", ")), parts);
        return String.join("; ", parts);
    }

    private String system(BusinessSystem system) {
        var parts = new ArrayList<String>();
        parts.add(system.id() + ": " + References.readable(system.title()));
        add("owner ", system.owner(), parts);
        add("", system.contact(), parts);
        parts.add(system.flow().name().toLowerCase(Locale.ROOT));
        add("SLA ", system.sla(), parts);
        add(
                "depends on ",
                system.dependsOn().stream()
                        .map(other -> other + needs(system.needsOf(other)))
                        .collect(Collectors.joining(", ")),
                parts);
        return String.join("; ", parts);
    }

    private static String needs(List<String> needs) {
        return needs.isEmpty() ? "" : " for " + String.join(" and ", needs);
    }

    private static String ownership(RecordOwnership ownership) {
        boolean moves = !ownership.before().equals(ownership.after());
        return ownership.artifact() + ": " + ownership.before()
                + (moves ? " before, " + ownership.after() + " after" : " before and after")
                + (ownership.onRollback().isEmpty() ? "" : ", " + ownership.onRollback() + " during a rollback")
                + (ownership.hasOneWriter() ? ", one writer at a time" : "");
    }

    private String criterion(Criterion criterion) {
        var parts = new ArrayList<String>();
        parts.add(criterion.id() + " " + criterion.pass() + ": " + References.readable(criterion.title()));
        add("owner ", criterion.owner(), parts);
        add("because ", criterion.because(), parts);
        return String.join("; ", parts);
    }

    private List<String> lanes() {
        var lanes = new ArrayList<String>();
        runbook.dimensions()
                .values()
                .forEach(dimension -> dimension.lanes().forEach((value, lane) -> lanes.add(lane(value, lane))));
        return lanes;
    }

    private static String lane(String value, Dimension.Lane lane) {
        var parts = new ArrayList<String>();
        parts.add(lane.critical() ? "critical" : "not critical");
        add("SLA ", lane.sla(), parts);
        add("needs ", String.join(" and ", lane.needs()), parts);
        lane.thresholds().forEach((name, threshold) -> parts.add(name + " " + threshold));
        return value + ": " + String.join("; ", parts);
    }

    private void traffic() {
        var cells = disciplineReport.discipline().cells();
        if (!cells.isEmpty()) {
            heading("WHAT MOVES");
            cells.forEach(each -> new CellMatrix(each, commandOutput).show());
        }
    }

    private void discipline() {
        var discipline = disciplineReport.discipline();
        int found = discipline.findings().size();
        heading(
                found == 0
                        ? "NO FINDING OF validate --strict"
                        : Counted.of(found, "FINDING", "FINDINGS") + " OF validate --strict");
        var told = new EnumMap<DisciplineRule, Integer>(DisciplineRule.class);
        discipline.findings().stream()
                .filter(finding -> told.merge(finding.rule(), 1, Integer::sum) <= ALIKE)
                .forEach(finding -> entry(finding.rule().word() + " at " + finding.at() + ": " + finding.message()
                        + " (" + disciplineReport.at(finding) + ")"));
        int more = told.values().stream()
                .mapToInt(count -> Math.max(0, count - ALIKE))
                .sum();
        if (more > 0) {
            entry("and " + more + " more; `cutover validate --strict` lists them all, with what to do");
        }
        discipline
                .waived()
                .forEach(waived -> entry("waived: " + waived.waiver().rule().word() + " at "
                        + waived.waiver().at() + ": " + waived.waiver().because()));
    }

    private static void add(String before, String said, List<String> parts) {
        if (!said.isEmpty()) {
            parts.add(before + said);
        }
    }
}
