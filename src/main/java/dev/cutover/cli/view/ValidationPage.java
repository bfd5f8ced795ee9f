package dev.cutover.cli.view;

import dev.cutover.query.CheckedFile;
import dev.cutover.query.DisciplineReport;
import dev.cutover.text.Counted;
import dev.cutover.words.RedactedWords;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line for each file that is fine: what is in it, and what could not be judged; below a runbook, how disciplined it
 * is. Not thread-safe.
 */
public final class ValidationPage {
    private final CommandOutput commandOutput;
    private final boolean strict;

    /** @param strict whether what no step moves is drawn: the findings themselves are reported as problems */
    public ValidationPage(CommandOutput commandOutput, boolean strict) {
        this.commandOutput = commandOutput;
        this.strict = strict;
    }

    public void show(List<CheckedFile> good) {
        good.forEach(file -> {
            commandOutput.line(words(file));
            file.warnings().forEach(warning -> commandOutput.line("  warning: " + warning));
            file.discipline().ifPresent(this::discipline);
            file.discipline()
                    .map(report -> report.runbook().redaction())
                    .filter(redaction -> !redaction.isNothing())
                    .ifPresent(redaction -> commandOutput.line("  redacts " + RedactedWords.of(redaction)));
        });
    }

    private void discipline(DisciplineReport disciplineReport) {
        var discipline = disciplineReport.discipline();
        int found = discipline.findings().size();
        int waived = discipline.waived().size();
        commandOutput.line("  " + (found == 0 ? "no finding" : Counted.of(found, "finding")) + " of --strict"
                + (waived == 0 ? "" : ", " + waived + " waived"));
        discipline
                .waived()
                .forEach(one ->
                        commandOutput.line("  waived: " + one.waiver().rule().word() + " at "
                                + one.waiver().at() + ": " + one.waiver().because()));
        if (strict) {
            discipline.cells().stream()
                    .filter(cells -> !cells.unmoved().isEmpty())
                    .forEach(cells -> new CellMatrix(cells, commandOutput).show());
        }
    }

    private static String words(CheckedFile file) {
        String counts = file.counts().entrySet().stream()
                .map(entry -> count(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        String name = file.name().isEmpty() ? "" : file.kind() + " " + file.name() + ", ";
        String unchecked = file.unchecked().isEmpty() ? "" : "; not checked: " + file.unchecked();
        return file.file() + " is fine: " + name + counts + unchecked;
    }

    private static String count(int number, String things) {
        String thing = things.equals("criteria") ? "criterion" : things.substring(0, things.length() - 1);
        return number + " " + (number == 1 ? thing : things);
    }
}
