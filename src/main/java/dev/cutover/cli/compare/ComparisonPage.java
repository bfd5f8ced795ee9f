package dev.cutover.cli.compare;

import dev.cutover.board.TableColumn;
import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.TextTable;
import dev.cutover.json.comparison.ComparedNames;
import dev.cutover.run.comparison.ClassCount;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.ComparisonTally;
import dev.cutover.run.comparison.RuleUse;
import dev.cutover.text.Counted;
import dev.cutover.words.Tone;
import java.util.List;

/** The result of a comparison for people, whoever made it. Not thread-safe. */
public final class ComparisonPage {
    private final CommandOutput out;
    private final ComparedNames names;

    public ComparisonPage(CommandOutput out, ComparedNames names) {
        this.out = out;
        this.names = names;
    }

    /** The answer first, then the counts, the causes, and what to do. */
    public void show(ComparisonResult result) {
        answer(result);
        columns();
        findings(result);
    }

    /** The same where it is not known which columns were compared. */
    void showWithoutColumns(ComparisonResult result) {
        answer(result);
        findings(result);
    }

    private void answer(ComparisonResult result) {
        out.heading(ComparisonHeadline.answer(result));
        result.incomplete().forEach(out::line);
        out.line("");
        counts(result.tally());
    }

    private void findings(ComparisonResult result) {
        new CausesSection(out, names).show(result.causes());
        classes(result.classes());
        rules(result.rules());
        if (!result.advice().isEmpty()) {
            out.line("");
            out.heading("Advice");
            result.advice().forEach(sentence -> out.line("- " + sentence));
        }
    }

    private void counts(ComparisonTally tally) {
        var table = new TextTable(
                out.theme(),
                TableColumn.of(""),
                TableColumn.number(names.left().equals(names.right()) ? "left" : names.left()),
                TableColumn.number(names.left().equals(names.right()) ? "right" : names.right()));
        table.row(
                "rows read",
                Counted.grouped(tally.left().read()),
                Counted.grouped(tally.right().read()));
        boolean hasUnread = tally.left().unread() + tally.right().unread() > 0;
        if (hasUnread) {
            table.row(
                    Tone.BAD,
                    "rows that could not be read",
                    Counted.grouped(tally.left().unread()),
                    Counted.grouped(tally.right().unread()));
        }
        if (!tally.left().whole() || !tally.right().whole()) {
            table.row(
                    Tone.BAD,
                    "read to its end",
                    truth(tally.left().whole()),
                    truth(tally.right().whole()));
        }
        out.show(table.frame(out.listWidth()));
        out.line("");
        var keys = tally.keys();
        var answers = new TextTable(out.theme(), TableColumn.of("keys"), TableColumn.number(""));
        answers.row("equal", Counted.grouped(keys.equal()));
        row(answers, Tone.PLAIN, "  of these only by a rule", keys.byRule());
        row(answers, Tone.BAD, "different", keys.different());
        row(answers, Tone.BAD, "missing on the left", keys.missingLeft());
        row(answers, Tone.BAD, "missing on the right", keys.missingRight());
        row(answers, Tone.BAD, "more than once", keys.duplicates());
        row(answers, Tone.BAD, "same values, otherwise wrong", keys.faulty());
        row(answers, Tone.BAD, "  of these never settled", keys.neverSettled());
        row(answers, Tone.CARE, "moving, not counted", keys.moving());
        out.show(answers.frame(out.listWidth()));
    }

    private static void row(TextTable table, Tone tone, String name, long count) {
        if (count > 0) {
            table.row(tone, name, Counted.grouped(count));
        }
    }

    private static String truth(boolean yes) {
        return yes ? "yes" : "no";
    }

    private void columns() {
        out.line("");
        out.line("compared by " + String.join(", ", names.key()) + ": "
                + (names.compared().isEmpty()
                        ? "only whether the keys are there"
                        : String.join(", ", names.compared())));
        only(names.left(), names.onlyLeft());
        only(names.right(), names.onlyRight());
    }

    private void only(String side, List<String> columns) {
        if (!columns.isEmpty()) {
            out.line("not compared, because only " + side + " has " + (columns.size() == 1 ? "it" : "them") + ": "
                    + String.join(", ", columns));
        }
    }

    private void classes(List<ClassCount> classes) {
        if (classes.isEmpty()) {
            return;
        }
        out.line("");
        out.heading("Who looks at them");
        var table = new TextTable(
                out.theme(), TableColumn.number("keys"), TableColumn.of("class"), TableColumn.text("owner", 10));
        classes.forEach(sorted -> table.row(
                Counted.grouped(sorted.keys()),
                sorted.kind().toString(),
                sorted.owner().isEmpty() ? "nobody" : sorted.owner()));
        out.show(table.frame(out.listWidth()));
    }

    private void rules(List<RuleUse> rules) {
        if (rules.isEmpty()) {
            return;
        }
        out.line("");
        out.heading("Equal only by a rule");
        var table = new TextTable(
                out.theme(), TableColumn.number("keys"), TableColumn.of("column"), TableColumn.text("rule", 20));
        rules.forEach(rule -> table.row(Counted.grouped(rule.keys()), rule.column(), rule.rule()));
        out.show(table.frame(out.listWidth()));
    }
}
