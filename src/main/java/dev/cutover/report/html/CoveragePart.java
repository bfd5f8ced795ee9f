package dev.cutover.report.html;

import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.report.content.CoverageRow;
import dev.cutover.report.content.ReportContent;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;

/** What other runs had exercised before this one began, what never was first. */
record CoveragePart(PageWriter page, ReportContent content) {
    void write() {
        page.beginSection(PageSection.EXERCISED);
        var exercised = content.exercised();
        page.lead(exercised.sentence());
        if (!exercised.rows().rows().isEmpty()) {
            page.beginTable("What was exercised", "Step", "Direction", "Exercised", "Before it began", "In run");
            exercised.rows().rows().forEach(this::row);
            page.endTable();
        }
        page.lead(exercised.rows().rest());
        exercised.unread().forEach(page::lead);
        page.endSection();
    }

    private void row(CoverageRow row) {
        page.beginRow();
        page.rowHead(row.step(), row.title());
        page.cell(row.direction());
        page.toneCell(row.words(), tone(row.level()), "");
        page.cell(row.age().map(Durations::words).orElse("–"));
        page.markup().open("td").element("span", row.run(), "class", "mono");
        page.beneath(row.scenario());
        page.markup().close();
        page.endRow();
    }

    private static Tone tone(ExerciseLevel level) {
        return switch (level) {
            case NEVER, SIMULATED -> Tone.CARE;
            case REHEARSED, DRILLED, LIVE -> Tone.PLAIN;
        };
    }
}
