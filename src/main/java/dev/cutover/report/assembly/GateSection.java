package dev.cutover.report.assembly;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.report.content.GateReport;
import dev.cutover.report.content.GateReport.GateCall;
import dev.cutover.report.content.SeenCriterion;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gates, with their roll calls. */
final class GateSection {
    private final ReportSource source;
    private final StepStateWords stateWords;

    GateSection(ReportSource source) {
        this.source = source;
        this.stateWords = new StepStateWords(source);
    }

    /** In the order of the runbook. */
    List<GateReport> gates() {
        var gates = new ArrayList<GateReport>();
        source.runbook().steps().forEach(step -> {
            if (step.work() instanceof Work.Gate gate) {
                gates.add(report(step, gate));
            }
        });
        return gates;
    }

    private GateReport report(Step step, Work.Gate gate) {
        var entry = source.state().steps().of(step.id());
        return new GateReport(
                Clean.line(step.id().value()),
                source.names().title(step.id(), source.state()),
                stateWords.of(entry),
                stateWords.tone(entry),
                Optional.ofNullable(entry.firstStarted()),
                entry.state() == StepState.SUCCEEDED ? Optional.ofNullable(entry.ended()) : Optional.empty(),
                Clean.line(needs(gate)),
                criteria(step),
                source.state().questions().ofStep(step.id()).stream()
                        .map(this::call)
                        .toList());
    }

    /** Nobody has looked for a gate that was never begun: what happens to be green says nothing there. */
    private List<SeenCriterion> criteria(Step step) {
        if (source.state().steps().of(step.id()).attempt() == 0) {
            return List.of();
        }
        return source.walk()
                .passed(step.id())
                .orElseGet(() -> SeenCriteria.of(step, source.runbook(), source.state(), source.asOf()));
    }

    private String needs(Work.Gate gate) {
        var needs = new ArrayList<String>();
        if (!gate.require().isEmpty()) {
            needs.add("green: " + gate.require().stream().map(id -> id.value()).collect(Collectors.joining(", ")));
        }
        gate.attest().forEach(attest -> needs.add(source.names().role(attest.by()) + " attests: " + attest.that()));
        gate.approve()
                .ifPresent(approval -> needs.add("go of "
                        + (approval.atLeast() < approval.by().size() ? "at least " + approval.atLeast() + " of " : "")
                        + roles(approval.by())));
        return String.join("; ", needs);
    }

    private String roles(List<RoleId> roles) {
        return roles.stream().map(source.names()::role).collect(Collectors.joining(", "));
    }

    private GateCall call(QuestionLedger.Entry entry) {
        var question = entry.question();
        var answer = entry.answer();
        return new GateCall(
                what(question.kind()),
                Clean.line(question.ask()),
                source.names().roles(question.of()),
                Optional.ofNullable(answer)
                        .map(dated -> Clean.line(dated.decision().who())),
                answer == null ? "" : Clean.line(DisplayNames.capacity(answer.decision())),
                answer == null ? "" : Clean.line(answer.decision().choice()),
                answer == null ? entry.asked() : answer.at(),
                answer == null ? "" : Clean.line(answer.decision().reason()),
                Clean.line(standing(entry)),
                tone(entry),
                answer == null ? List.of() : source.walk().seenAt(answer.seq()));
    }

    private static String what(Question.Kind kind) {
        return switch (kind) {
            case ATTEST -> "attest";
            case APPROVE -> "approve";
            case RED_GATE -> "red gate";
            case DECIDE -> "decide";
            case TASK -> "task";
            case FAILURE -> "failure";
            case BREACH -> "breach";
            case DOUBT -> "in doubt";
            case COMMIT -> "commit";
            case TRIGGER -> "trigger";
            case DRIFT -> "drift";
            case AFTER_ROLLBACK -> "after a rollback";
            case TAKE_BACK -> "undo by hand";
            case OPENING -> "old platform not open";
        };
    }

    private String standing(QuestionLedger.Entry entry) {
        String lapsed = entry.lapsed();
        if (lapsed != null) {
            return (entry.answer() == null ? "withdrawn: " : "no longer counts: ") + lapsed;
        }
        if (entry.answer() == null) {
            return source.isOver() ? "never answered" : "missing";
        }
        return "counts";
    }

    private static Tone tone(QuestionLedger.Entry entry) {
        var answer = entry.answer();
        if (answer == null || entry.lapsed() != null) {
            return Tone.CARE;
        }
        var decision = answer.decision();
        boolean red = decision.isNo() || decision.endsOrRollsBack() || decision.hasChoice(AnswerWord.OVERRIDE);
        return red ? Tone.BAD : Tone.PLAIN;
    }
}
