package dev.cutover.report.text;

import dev.cutover.model.Verdict;
import dev.cutover.report.content.EvidenceBody;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.ReportContent;
import dev.cutover.words.Durations;
import dev.cutover.words.RedactedWords;
import java.util.List;

/** What stands behind the first pages. Used once. */
final class MarkdownAppendix {
    private final ReportContent content;
    private final MarkdownText text;
    private final TextTimes times;

    MarkdownAppendix(ReportContent content, MarkdownText text) {
        this.content = content;
        this.text = text;
        this.times = TextTimes.of(content);
    }

    void write() {
        samples();
        evidence();
        inventory();
        waived();
        exercised();
        events();
        proof();
    }

    private void samples() {
        var samples = content.redSamples();
        text.heading("Samples that were not green");
        text.words(samples.red() + " red, " + samples.noData() + " without data."
                + (samples.merged().isEmpty() ? "" : " To keep the list readable, " + samples.merged() + "."));
        text.table(
                List.of("From (UTC)", "Until", "Samples", "Criterion", "Segment", "Was", "Value", "Must be", "Note"),
                samples.rows().stream()
                        .map(row -> MarkdownText.cells(
                                times.at(row.from()),
                                times.at(row.until()),
                                Long.toString(row.times()),
                                row.criterion(),
                                row.segment(),
                                row.verdict() == Verdict.RED ? "RED" : "NO DATA",
                                row.value(),
                                row.threshold(),
                                row.note()))
                        .toList());
    }

    private void evidence() {
        if (content.evidence().isEmpty()) {
            return;
        }
        text.heading("Evidence");
        text.table(
                List.of("UTC", "Name", "Step", "Type", "Bytes", "Source", "SHA-256", "State"),
                content.evidence().stream()
                        .map(item -> MarkdownText.cells(
                                times.at(item.at()),
                                item.name(),
                                item.step(),
                                item.mediaType(),
                                Long.toString(item.bytes()),
                                item.source(),
                                item.sha256(),
                                state(item)))
                        .toList());
    }

    /** A ticket gets the list: the content stands in the page and beside the record. */
    private static String state(EvidenceItem item) {
        String redacted = item.redacted()
                .map(RedactedWords::of)
                .map(words -> "; " + words)
                .orElse("");
        if (item.body() instanceof EvidenceBody.Gone gone) {
            return "GONE: " + gone.why();
        } else if (item.body() instanceof EvidenceBody.Changed changed) {
            return "CHANGED: " + changed.why();
        } else if (item.body() instanceof EvidenceBody.Beside beside) {
            return beside.why() + redacted;
        } else if (item.body() instanceof EvidenceBody.Text
                || item.body() instanceof EvidenceBody.Table
                || item.body() instanceof EvidenceBody.Image) {
            return "as captured" + redacted;
        }
        throw new IllegalStateException("no words for " + item.body().getClass());
    }

    private void inventory() {
        if (!content.inventory().isEmpty()) {
            text.heading("Systems");
        }
        text.table(
                List.of("System", "Title", "Owner", "Contact", "SLA", "Flow", "Depends on", "Connector"),
                content.inventory().stream()
                        .map(row -> MarkdownText.cells(
                                row.system(),
                                row.title(),
                                row.owner(),
                                row.contact(),
                                row.sla(),
                                row.flow(),
                                String.join(", ", row.dependsOn()),
                                row.connector()))
                        .toList());
        if (!content.ownerships().isEmpty()) {
            text.heading("Systems of record");
        }
        text.table(
                List.of("Artifact", "Before", "After", "While rolling back"),
                content.ownerships().stream()
                        .map(row -> MarkdownText.cells(row.artifact(), row.before(), row.after(), row.onRollback()))
                        .toList());
    }

    private void waived() {
        if (!content.waived().isEmpty()) {
            text.heading("Findings about the runbook that were waived");
        }
        text.table(
                List.of("Finding", "At", "Says", "Waived because"),
                content.waived().stream()
                        .map(row -> MarkdownText.cells(row.finding(), row.at(), row.message(), row.because()))
                        .toList());
    }

    private void exercised() {
        var exercised = content.exercised();
        text.heading("What was exercised before");
        text.words(exercised.sentence());
        text.table(
                List.of("Step", "Title", "Direction", "Exercised", "Before it began", "Run", "Scenario"),
                exercised.rows().rows().stream()
                        .map(row -> MarkdownText.cells(
                                row.step(),
                                row.title(),
                                row.direction(),
                                row.words(),
                                row.age().map(Durations::words).orElse(""),
                                row.run(),
                                row.scenario()))
                        .toList());
        if (exercised.rows().left() > 0) {
            text.words(exercised.rows().rest() + ".");
        }
        exercised.unread().forEach(text::words);
    }

    private void events() {
        text.heading("Events");
        text.table(
                List.of("No", "UTC", "About", "What"),
                content.events().rows().stream()
                        .map(row -> MarkdownText.cells(
                                Long.toString(row.seq()), times.at(row.at()), row.about(), row.words()))
                        .toList());
        text.words(content.events().rest() + ".");
    }

    private void proof() {
        var proof = content.proof();
        text.heading("How to check this");
        if (!proof.trouble().isEmpty()) {
            text.strong("The record cannot be trusted: " + proof.trouble());
        }
        text.words("The record is " + proof.record() + " below the home, " + proof.events()
                + " events. Its head is the hash of the last of them:");
        text.verbatim(List.of(proof.head()));
        text.words("With this tool:");
        text.verbatim(List.of(proof.verify()));
        text.words("Without it, in the folder of the run; it must print the head:");
        text.verbatim(proof.shell());
    }
}
