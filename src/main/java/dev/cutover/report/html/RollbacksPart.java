package dev.cutover.report.html;

import dev.cutover.report.content.ReportContent;
import dev.cutover.report.content.RollbackReport;
import dev.cutover.report.content.RollbackReport.RollbackTime;
import dev.cutover.report.picture.ClockPicture;
import dev.cutover.report.picture.PictureWords;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Each rollback with its times against the window, and what it has undone and not undone. */
record RollbacksPart(PageWriter page, ReportContent content) {
    void write() {
        page.beginSection(PageSection.ROLLBACKS);
        if (content.rollbacks().isEmpty()) {
            page.lead("Nothing was rolled back.");
        } else {
            picture();
            content.rollbacks().forEach(this::rollback);
        }
        page.endSection();
    }

    private void picture() {
        var bars = content.rollbacks().stream()
                .filter(rollback ->
                        rollback.times().stream().anyMatch(time -> time.took().isPresent()))
                .map(RollbacksPart::bar)
                .toList();
        if (bars.isEmpty()) {
            return;
        }
        page.beginFigure("Picture of the rollbacks' times", "");
        page.markup()
                .element(
                        "figcaption",
                        "From the fault to traffic that is back, against the window. What was not measured is not drawn.");
        new ClockPicture(
                        new PictureWords("Rollbacks and their window", "The same times are in the tables below."), bars)
                .draw(page.markup(), "clocks-picture-");
        page.endFigure();
    }

    private static ClockPicture.Bar bar(RollbackReport rollback) {
        List<ClockPicture.Part> parts = rollback.times().stream()
                .filter(time -> time.took().isPresent())
                .map(time -> new ClockPicture.Part(
                        ClockPicture.Kind.valueOf(time.word().toUpperCase(Locale.ROOT)),
                        time.word() + " " + Durations.words(time.took().orElseThrow()),
                        time.took().orElseThrow()))
                .toList();
        return new ClockPicture.Bar(
                rollback.number() + ": " + rollback.scope(),
                parts,
                rollback.window(),
                rollback.isLate(),
                kept(rollback));
    }

    private void rollback(RollbackReport rollback) {
        page.markup().element("h3", "Rollback " + rollback.number() + ": " + rollback.scope());
        page.markup().open("p", "class", "lead");
        page.markup().text("Decided by " + rollback.by());
        page.markup().text(rollback.role().isEmpty() ? "" : ", " + rollback.role());
        page.markup().text(" at " + page.times().localInFull(rollback.decided()) + ". ");
        page.markup()
                .text(rollback.reason().isEmpty() ? "No reason was given. " : "Reason: " + rollback.reason() + ". ");
        page.markup().text(rollback.impact().isEmpty() ? "" : "Impact: " + rollback.impact() + ". ");
        page.markup()
                .text(rollback.opened()
                        .map(opening -> "Old platform: " + opening.words() + ". ")
                        .orElse(""));
        page.markup()
                .text(rollback.takenOverBy()
                        .map(wider -> "Taken over by rollback " + wider + ", which tells the rest.")
                        .orElse(""));
        page.markup().close();
        times(rollback);
        effects(rollback);
        steps(rollback);
        leftUndone(rollback);
    }

    private void times(RollbackReport rollback) {
        page.beginTable("Times of rollback " + rollback.number(), "Time", "What it measures", "#Took");
        for (var time : rollback.times()) {
            page.beginRow();
            page.rowHead(PageWriter.capital(time.word()), "");
            page.wideCell(time.means(), "");
            took(time);
            page.endRow();
        }
        page.beginRow(rollback.isLate());
        page.rowHead("Window", "");
        page.wideCell(
                rollback.window()
                        .map(window -> "Traffic is to be back within " + Durations.words(window) + ".")
                        .orElse("The runbook promises no time."),
                "");
        page.toneCell(kept(rollback), tone(rollback), "");
        page.endRow();
        page.endTable();
    }

    private void took(RollbackTime time) {
        String slack = time.slack()
                .map(longer -> " (± " + Durations.words(longer) + ")")
                .orElse("");
        if (time.took().isPresent()) {
            page.numberCell(Durations.words(time.took().orElseThrow()) + slack);
        } else {
            page.cell("not measured", time.why());
        }
    }

    private void effects(RollbackReport rollback) {
        if (rollback.effects().isEmpty()) {
            return;
        }
        page.beginTable("What rollback " + rollback.number() + " had to undo", "Step", "What", "Undone", "@Time");
        for (var effect : rollback.effects()) {
            page.beginRow(!effect.undone());
            page.rowHead(effect.step(), "");
            page.wideCell(effect.what(), "");
            page.toneCell(
                    effect.undone() ? "undone" : "NOT PROVEN", effect.undone() ? Tone.GOOD : Tone.BAD, effect.how());
            page.timeCell(effect.at());
            page.endRow();
        }
        page.endTable();
    }

    private void steps(RollbackReport rollback) {
        if (!rollback.steps().isEmpty()) {
            new TimelineTable(page).write("Steps of rollback " + rollback.number(), rollback.steps());
        }
    }

    private void leftUndone(RollbackReport rollback) {
        if (rollback.leftUndone().isEmpty()) {
            return;
        }
        page.markup().open("p", "class", "lead");
        page.toned("Left undone:", Tone.BAD);
        page.markup().close().open("ul");
        rollback.leftUndone().forEach(left -> page.markup().element("li", left));
        page.markup().close();
    }

    /** How long until traffic was back. */
    static String back(RollbackReport rollback) {
        return rollback.restored()
                .map(at -> "back in " + Durations.words(Duration.between(rollback.decided(), at)))
                .orElse("not back");
    }

    static String kept(RollbackReport rollback) {
        if (rollback.window().isEmpty()) {
            return "no window";
        }
        return rollback.within()
                .map(within -> within ? "in time" : "TOO LATE")
                .orElse(rollback.takenOverBy().isPresent() ? "taken over" : "window is open");
    }

    static Tone tone(RollbackReport rollback) {
        return rollback.within().map(within -> within ? Tone.GOOD : Tone.BAD).orElse(Tone.QUIET);
    }
}
