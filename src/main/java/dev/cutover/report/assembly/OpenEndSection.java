package dev.cutover.report.assembly;

import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.UndeliveredMessages;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import dev.cutover.words.InboxWords;
import dev.cutover.words.OpenedWords;
import dev.cutover.words.Tone;
import dev.cutover.words.WeightRemarks;
import java.util.ArrayList;
import java.util.List;

/** What is open, left undone, or not as the runbook had it. Used once. */
final class OpenEndSection {
    private static final int MOST_NAMED = 12;

    private final ReportSource source;
    private final List<OpenEnd> ends = new ArrayList<>();

    OpenEndSection(ReportSource source) {
        this.source = source;
    }

    /** The gravest kinds first. */
    List<OpenEnd> openEnds() {
        leftUndone();
        unopened();
        effects();
        traffic();
        questions();
        exceptions();
        source.state().steps().all().forEach(this::step);
        notBegun();
        undelivered();
        requests();
        return List.copyOf(ends);
    }

    /** Every text in it is foreign, and is cleaned here. */
    private void add(OpenEnd end) {
        ends.add(new OpenEnd(
                end.kind(),
                Clean.line(end.step()),
                Clean.line(end.what()),
                Clean.line(end.owner()),
                Clean.line(end.why()),
                end.tone()));
    }

    private void add(String kind, StepId step, String what, String why, Tone tone) {
        add(new OpenEnd(kind, step.value(), what, source.owner(step), why, tone));
    }

    /** A rollback that had to go on without the old platform. */
    private void unopened() {
        source.state().rollbacks().all().stream()
                .filter(rollback -> rollback.isParked() || rollback.isTrafficFirst())
                .forEach(rollback -> add(new OpenEnd(
                        rollback.isParked() ? "PARKED" : "TRAFFIC FIRST",
                        "",
                        "rollback " + rollback.number() + " of "
                                + source.names().scope(rollback.scope()),
                        ReportSource.NOBODY,
                        OpenedWords.closed(rollback),
                        Tone.BAD)));
    }

    private void leftUndone() {
        var undoneSince = new UndoneSince(source.runbook(), source.state());
        undoneSince
                .unresolved()
                .forEach(rollback -> undoneSince
                        .still(rollback)
                        .forEach(left -> add(new OpenEnd(
                                "LEFT UNDONE", "", left, named(left), "by rollback " + rollback.number(), Tone.BAD))));
    }

    /** Whose step a sentence begins with; a recorded one may begin with its id alone. */
    private String named(String sentence) {
        return source.runbook()
                .allSteps()
                .filter(step -> begins(sentence, step.id()))
                .findFirst()
                .map(step -> source.owner(step.id()))
                .orElse(ReportSource.NOBODY);
    }

    private static boolean begins(String sentence, StepId step) {
        return sentence.equals(step.value())
                || sentence.startsWith(step.value() + " ")
                || sentence.startsWith(step.value() + ":")
                || sentence.startsWith("step '" + step + "'")
                || sentence.startsWith("rollback step '" + step + "'");
    }

    private void effects() {
        for (var entry : source.state().effects().all()) {
            boolean doubt = entry.state() == EffectState.IN_DOUBT || entry.state() == EffectState.UNKNOWN;
            boolean cut = entry.state() == EffectState.INTENDED && source.stands();
            boolean possible =
                    entry.state() == EffectState.POSSIBLE && !(entry.effect().deed() instanceof Effect.Message);
            if ((doubt || cut || possible)
                    && !source.state().effects().isUndone(entry.effect().key())) {
                effect(entry, possible ? "MAY HAVE HAPPENED" : "IN DOUBT");
            }
        }
    }

    private void effect(EffectLedger.Entry entry, String kind) {
        add(kind, entry.effect().step(), source.names().effect(entry.effect()), entry.detail(), Tone.BAD);
    }

    private void traffic() {
        source.state()
                .weights()
                .drifted()
                .forEach(drift -> add(new OpenEnd(
                        "drifted",
                        "",
                        drift.words(source.runbook().nameOf(drift.key())),
                        ReportSource.NOBODY,
                        "the router does not report what the record says",
                        Tone.BAD)));
        source.state().weights().last().stream()
                .filter(reading -> !reading.trouble().isEmpty())
                .forEach(reading -> add(new OpenEnd(
                        "not verified",
                        "",
                        "weights of " + reading.router(),
                        ReportSource.NOBODY,
                        reading.trouble(),
                        Tone.CARE)));
        source.state().weights().last().stream()
                .filter(reading -> !reading.note().isEmpty())
                .forEach(reading -> add(new OpenEnd(
                        "take care",
                        "",
                        "weights of " + reading.router(),
                        ReportSource.NOBODY,
                        reading.note(),
                        Tone.CARE)));
        WeightRemarks.of(source.state())
                .forEach(entry -> add(
                        "take care",
                        entry.effect().step(),
                        source.names().effect(entry.effect()),
                        entry.detail(),
                        Tone.CARE));
    }

    private void questions() {
        source.state()
                .questions()
                .open()
                .forEach(entry -> add(new OpenEnd(
                        source.isOver() ? "never answered" : "open question",
                        entry.question().step().value(),
                        entry.question().ask(),
                        source.names().roles(entry.question().of()),
                        "",
                        entry.question().kind().isTrouble() ? Tone.BAD : Tone.CARE)));
    }

    /** What the run itself named when it ended. */
    private List<String> named() {
        return source.state().ended().map(RunFact.Ended::exceptions).orElse(List.of());
    }

    private void exceptions() {
        named().stream()
                .filter(exception -> !exception.startsWith("rollback "))
                .forEach(exception -> add(new OpenEnd("exception", "", exception, named(exception), "", Tone.CARE)));
    }

    private void step(StepLedger.Entry entry) {
        entry.note(AttemptNote.EvidenceMissing.class)
                .ifPresent(missing -> add("evidence missing", entry.step(), "not captured", missing.why(), Tone.CARE));
        if (named().stream().anyMatch(exception -> begins(exception, entry.step()))) {
            return;
        }
        String title = source.names().title(entry.step(), source.state());
        if (entry.state() == StepState.FAILED) {
            add(new StepStateWords(source).of(entry), entry.step(), title, entry.why(), Tone.BAD);
        } else if (entry.state() == StepState.STARTED && source.stands()) {
            add("begun, not ended", entry.step(), title, "", Tone.CARE);
        } else if (entry.state() == StepState.SKIPPED && !UndeliveredMessages.isUndelivered(entry, source.state())) {
            add("skipped", entry.step(), title, entry.why(), Tone.CARE);
        } else if (entry.state() == StepState.SUCCEEDED) {
            done(entry, title);
        }
    }

    private void done(StepLedger.Entry entry, String title) {
        if (entry.how() == StepFact.How.OVERRIDDEN) {
            add("overridden", entry.step(), title, entry.why(), Tone.BAD);
        } else if (entry.how() == StepFact.How.BY_HAND) {
            add("by hand", entry.step(), title, entry.why(), Tone.CARE);
        } else if (entry.how() == StepFact.How.RECOVERED) {
            add("was in doubt", entry.step(), title, "it is settled: done", Tone.CARE);
        }
    }

    /** The steps of a run that is over and that were never begun, in one line: the timeline has each. */
    private void notBegun() {
        var left = source.runbook()
                .steps()
                .filter(step ->
                        source.isOver() && source.state().steps().of(step.id()).attempt() == 0)
                .filter(step -> source.state().steps().of(step.id()).state() == StepState.PENDING)
                .map(step -> step.id().value())
                .toList();
        if (!left.isEmpty()) {
            add(new OpenEnd(
                    "not begun",
                    "",
                    Counted.of(left.size(), "step") + ": " + FirstNames.of(MOST_NAMED, left, ", "),
                    "see the timeline",
                    "the run ended before",
                    Tone.CARE));
        }
    }

    private void undelivered() {
        UndeliveredMessages.of(source.state(), source.runbook())
                .forEach(message -> add("not delivered", message.step(), message.name(), message.why(), Tone.CARE));
    }

    private void requests() {
        source.state()
                .requests()
                .pending()
                .forEach(entry -> add(new OpenEnd(
                        "pending request",
                        "",
                        source.names().request(entry.received().request()),
                        entry.received().speaker().name(),
                        "",
                        Tone.CARE)));
        source.snapshot()
                .inbox()
                .requests()
                .forEach(kept -> add(new OpenEnd(
                        "in the inbox",
                        "",
                        InboxWords.kind(kept.request()),
                        InboxWords.who(kept.speaker()),
                        "no process has entered it yet",
                        Tone.CARE)));
    }
}
