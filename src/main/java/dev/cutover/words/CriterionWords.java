package dev.cutover.words;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.Trigger;
import dev.cutover.model.Verdict;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.Sample;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Counted;
import dev.cutover.words.EventLine.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wording of facts about criteria. A sample matters if its verdict differs from the one before. */
final class CriterionWords {
    private final DisplayNames displayNames;

    CriterionWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(CriterionFact fact, Instant at, RunState before) {
        if (fact instanceof CriterionFact.Sampled sampled) {
            return sampled(sampled.samples(), before.criteria());
        } else if (fact instanceof CriterionFact.Unchanged unchanged) {
            return Wording.detail(
                    unchanged.stretches().stream().map(this::unchanged).collect(Collectors.joining("; ")));
        } else if (fact instanceof CriterionFact.BaselineTaken taken) {
            return Wording.plain("baseline of " + taken.criterion() + where(taken.segment()) + ": "
                    + number(taken.criterion(), taken.value()) + " over " + Counted.of(taken.samples(), "sample"));
        } else if (fact instanceof CriterionFact.GuardBreached breach) {
            String then = switch (breach.then()) {
                case HOLD -> "the ramp stays where it is";
                case STEP_BACK -> "traffic steps back to the weight before";
                case ROLLBACK -> "the rollback of this step begins";
            };
            return Wording.of(
                    Tone.BAD, "GUARD BREACHED: " + breach.criterion() + " is " + breach.value() + "; " + then);
        } else if (fact instanceof CriterionFact.TriggerFired fired) {
            return Wording.of(
                    Tone.BAD,
                    "TRIGGER: " + fired.criterion() + where(fired.segment()) + " red for "
                            + Durations.words(Duration.between(fired.redSince(), at)) + "; " + then(fired.then()));
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private Wording sampled(List<Sample> samples, CriteriaBoard board) {
        var changed = samples.stream().filter(sample -> isNews(sample, board)).toList();
        if (changed.isEmpty()) {
            return Wording.detail(samples.stream().map(this::sample).collect(Collectors.joining("; ")));
        }
        var worst = changed.stream()
                .map(Sample::verdict)
                .max(Comparator.comparing(CriterionWords::badness))
                .orElseThrow();
        return Wording.of(
                switch (worst) {
                    case GREEN -> Tone.GOOD;
                    case RED -> Tone.BAD;
                    case NO_DATA -> Tone.CARE;
                },
                changed.stream().map(this::sample).collect(Collectors.joining("; ")));
    }

    private String unchanged(SampleStretch sampleStretch) {
        var last = sampleStretch.last();
        String samples = sampleStretch.times() + (sampleStretch.isSingle() ? " sample" : " samples");
        String range = last.verdict() == Verdict.NO_DATA || sampleStretch.least() == sampleStretch.greatest()
                ? ""
                : ", " + number(last.criterion(), sampleStretch.least()) + " to "
                        + number(last.criterion(), sampleStretch.greatest());
        return sample(last) + ", as in all " + samples + " since " + Durations.time(sampleStretch.from()) + range;
    }

    private static boolean isNews(Sample sample, CriteriaBoard board) {
        return board.of(sample.criterion(), sample.segment())
                .map(reading -> reading.sample().verdict() != sample.verdict())
                .orElse(true);
    }

    private static int badness(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> 0;
            case NO_DATA -> 1;
            case RED -> 2;
        };
    }

    String sample(Sample sample) {
        String note = sample.note().isEmpty() ? "" : " (" + sample.note() + ")";
        String head = sample.criterion() + where(sample.segment()) + " ";
        if (sample.verdict() == Verdict.NO_DATA) {
            return head + "has NO DATA (counts as not green)" + note;
        }
        String pass =
                criterion(sample.criterion()).map(known -> known.pass().text()).orElse("");
        String value = head + "is " + sample.verdict() + ": " + number(sample.criterion(), sample.value());
        if (!pass.isEmpty() && sample.note().startsWith(pass)) {
            return value + ", must be " + sample.note() + sample.ageInWords();
        }
        return value + (pass.isEmpty() ? "" : ", must be " + pass) + note + sample.ageInWords();
    }

    private String number(CriterionId id, double value) {
        return criterion(id).map(known -> MeasuredValues.of(value, known)).orElseGet(() -> Double.toString(value));
    }

    private Optional<Criterion> criterion(CriterionId id) {
        return Optional.ofNullable(displayNames.runbook().criteria().get(id));
    }

    private String where(Segment segment) {
        return segment.values().isEmpty() ? "" : " in " + displayNames.segment(segment);
    }

    private static String then(Trigger.Then then) {
        return switch (then) {
            case ROLLBACK -> "the rollback begins";
            case ASK -> "a person decides";
            case HOLD -> "the run is held";
        };
    }
}
