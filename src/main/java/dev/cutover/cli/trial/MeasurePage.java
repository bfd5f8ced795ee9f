package dev.cutover.cli.trial;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.console.paint.Frame;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.model.Verdict;
import dev.cutover.query.moment.MeasuredCriterion;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.Sample;
import dev.cutover.text.Counted;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.List;

/** A criterion as it is now: its verdict, its value beside the threshold, and what was asked. */
final class MeasurePage {
    private final CommandOutput commandOutput;

    MeasurePage(CommandOutput commandOutput) {
        this.commandOutput = commandOutput;
    }

    void show(MeasuredCriterion measured) {
        var criterion = measured.criterion();
        var sample = measured.sample();
        commandOutput.show(
                new Frame(List.of(commandOutput.theme().text(tone(sample.verdict()), verdict(sample, criterion)))));
        if (!criterion.title().isEmpty()) {
            commandOutput.line(criterion.title());
        }
        commandOutput.line("asked: " + measured.source() + (measured.query().isEmpty() ? "" : ": " + measured.query()));
        if (criterion.measure() instanceof Measure.Query query) {
            commandOutput.line("over the last " + Durations.words(criterion.window()) + ", at least "
                    + Counted.of(criterion.minSamples(), "sample"));
            if (query.isBySegment() && sample.segment().values().isEmpty()) {
                commandOutput.line("asked for all segments together; --segment region=us-east asks for one");
            }
        }
        if (criterion.pass().ofBaseline()) {
            commandOutput.line("its threshold, " + criterion.pass().text()
                    + ", compares with a baseline that a run takes: without a run it cannot be judged;"
                    + " `cutover connectors try` asks for the value alone");
        }
    }

    private static String verdict(Sample sample, Criterion criterion) {
        String where = sample.segment().values().isEmpty() ? "" : " in " + sample.segment();
        String head = criterion.id() + where;
        return switch (sample.verdict()) {
            case NO_DATA -> head + " has NO DATA (counts as not green): " + sample.note();
            case GREEN, RED ->
                head + " is " + sample.verdict() + ": " + MeasuredValues.of(sample.value(), criterion) + " of "
                        + Counted.of(sample.count(), "sample") + sample.ageInWords() + ", must be " + sample.note();
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> Tone.GOOD;
            case RED -> Tone.BAD;
            case NO_DATA -> Tone.CARE;
        };
    }
}
