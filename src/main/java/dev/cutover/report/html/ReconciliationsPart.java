package dev.cutover.report.html;

import dev.cutover.report.content.ReconciliationReport;
import dev.cutover.report.content.ReconciliationReport.CauseRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.words.Tone;
import java.util.List;

/** Each reconciliation: the four answers, figures against their limits, totals, stages, and causes instead of rows. */
record ReconciliationsPart(PageWriter page, ReportContent content) {
    void write() {
        page.beginSection(PageSection.RECONCILIATIONS);
        if (content.reconciliations().isEmpty()) {
            page.lead("Nothing was reconciled.");
        }
        content.reconciliations().forEach(this::reconciliation);
        page.endSection();
    }

    private void reconciliation(ReconciliationReport report) {
        page.markup().element("h3", report.title());
        page.markup().open("p", "class", "lead");
        page.toned(report.state(), report.tone());
        page.markup().text(" " + PageWriter.capital(report.headline()) + ".");
        page.markup().close();
        page.lead(about(report));
        report.incomplete().forEach(why -> {
            page.markup().open("p", "class", "lead");
            page.toned("Not everything was compared:", Tone.BAD);
            page.markup().text(" " + why).close();
        });
        answers(report);
        limits(report);
        totals(report);
        stages(report);
        causes(report);
        classes(report);
        rules(report);
        list("People have decided:", report.decided());
        list("To be known:", report.remarks());
    }

    private String about(ReconciliationReport report) {
        String at =
                report.at().map(one -> ", at " + page.times().localInFull(one)).orElse("");
        return (report.compares().isEmpty() ? "" : PageWriter.capital(report.compares()) + "; ") + report.segment() + at
                + ".";
    }

    private void answers(ReconciliationReport report) {
        if (report.answers().isEmpty()) {
            return;
        }
        page.beginTable("Answers of " + report.step(), "Answer", "#Keys", "Of which");
        report.answers().forEach(answer -> {
            page.beginRow();
            page.toneCell(answer.answer(), answer.tone(), "");
            page.numberCell(FigureText.count(answer.count()));
            page.wideCell(PageWriter.said(answer.more()), "");
            page.endRow();
        });
        page.endTable();
    }

    private void limits(ReconciliationReport report) {
        if (report.limits().isEmpty()) {
            return;
        }
        page.beginTable("Limits of " + report.step(), "Figure", "#Found", "Must be", "Passed");
        report.limits().forEach(limit -> {
            page.beginRow(!limit.passed());
            page.rowHead(limit.figure(), "");
            page.numberCell(limit.value().orElse("not determined"));
            page.cell(limit.limit());
            page.toneCell(limit.passed() ? "yes" : "NO", limit.passed() ? Tone.GOOD : Tone.BAD, "");
            page.endRow();
        });
        page.endTable();
    }

    private void totals(ReconciliationReport report) {
        if (report.totals().isEmpty()) {
            return;
        }
        page.beginTable("Totals of " + report.step(), "Total", "Segment", "Of", "#Old", "#New", "Agree");
        report.totals().forEach(total -> {
            page.beginRow(!total.agrees());
            page.rowHead(total.total(), "");
            page.cell(PageWriter.said(total.segment()));
            page.cell(PageWriter.said(total.by()));
            page.numberCell(FigureText.amount(total.left()));
            page.numberCell(FigureText.amount(total.right()));
            page.toneCell(total.agrees() ? "yes" : "NO", total.agrees() ? Tone.GOOD : Tone.BAD, "");
            page.endRow();
        });
        page.endTable();
    }

    private void stages(ReconciliationReport report) {
        if (report.stages().rows().isEmpty()) {
            return;
        }
        page.beginTable("Stages of " + report.step(), "Segment", "Old", "New", "#Keys", "Means");
        report.stages().rows().forEach(stages -> {
            page.beginRow(stages.tone() == Tone.BAD);
            page.cell(PageWriter.said(stages.segment()));
            page.cell(stages.left());
            page.cell(stages.right());
            page.numberCell(FigureText.count(stages.keys()));
            page.toneCell(stages.meaning(), stages.tone(), "");
            page.endRow();
        });
        page.endTable();
        page.lead(report.stages().rest());
    }

    private void causes(ReconciliationReport report) {
        if (report.causes().rows().isEmpty()) {
            return;
        }
        page.beginTable("Causes of " + report.step(), "#Keys", "Cause", "Key", "Old", "New", "Right is");
        report.causes().rows().forEach(this::cause);
        page.endTable();
        page.lead(report.causes().rest());
    }

    private void cause(CauseRow cause) {
        page.beginRow();
        page.numberCell(cause.count());
        page.wideCell(cause.words(), cause.where());
        for (int column = 0; column < 4; column++) {
            page.cell("");
        }
        page.endRow();
        cause.samples().forEach(sample -> {
            page.beginRow();
            page.cell("");
            page.cell(sample.about());
            page.rowHead(sample.key(), "");
            page.cell(sample.left());
            page.cell(sample.right());
            page.cell(PageWriter.said(sample.ofRecord()));
            page.endRow();
        });
    }

    private void rules(ReconciliationReport report) {
        if (report.rules().isEmpty()) {
            return;
        }
        page.beginTable("What agrees in " + report.step() + " only because of a rule", "Column", "Rule", "#Keys");
        report.rules().forEach(rule -> {
            page.beginRow();
            page.rowHead(rule.column(), "");
            page.cell(rule.rule());
            page.numberCell(FigureText.count(rule.keys()));
            page.endRow();
        });
        page.endTable();
    }

    private void classes(ReconciliationReport report) {
        if (report.classes().isEmpty()) {
            return;
        }
        page.beginTable("Who looks at the differences of " + report.step(), "#Keys", "Class", "Owner");
        report.classes().forEach(sorted -> {
            page.beginRow();
            page.numberCell(FigureText.count(sorted.keys()));
            page.rowHead(sorted.kind(), "");
            page.cell(PageWriter.said(sorted.owner()));
            page.endRow();
        });
        page.endTable();
    }

    private void list(String head, List<String> lines) {
        if (!lines.isEmpty()) {
            page.lead(head);
            page.markup().open("ul");
            lines.forEach(line -> page.markup().element("li", line));
            page.markup().close();
        }
    }
}
