package dev.cutover.console.prompt;

import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.plan.ComingNext;
import dev.cutover.run.Request;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** The forms of commands that need a person of the runbook: each offers those who may, and nobody else. Immutable. */
final class CommandForms {
    private static final String IMPACT = "What does this mean for customers and the business? Say none if nothing.";

    private final DisplayNames displayNames;
    private final RequestForm.Sender sender;

    CommandForms(DisplayNames displayNames, RequestForm.Sender sender) {
        this.displayNames = displayNames;
        this.sender = sender;
    }

    /** Ends a hold. It says first what comes at once. */
    AnswerForm goOn(RunNarrative runNarrative, Instant now) {
        var next = new ComingNext(displayNames.runbook(), runNarrative.state(), now).whenContinued();
        var head = new ArrayList<Sentence>();
        head.add(Sentence.of(Tone.STRONG, "CONTINUE: the hold ends; /back leaves the run held"));
        if (!next.isEmpty()) {
            head.add(Sentence.of(Tone.CARE, "then at once: " + String.join("; ", next)));
        }
        return new RequestForm(
                head,
                RequestForm.Fields.inOrder(
                        speaker(displayNames, "Who ends the hold?", Authority.of(displayNames.runbook())::mayContinue)),
                given -> new Request.Continue(given.getOrDefault("reason", "")),
                "ends the hold",
                sender);
    }

    /** Ends the run for good, so its id has to be typed. */
    AnswerForm abort(String run) {
        return new RequestForm(
                List.of(
                        Sentence.of(Tone.BAD, "ABORT: the run ends for good, and traffic stays where it is"),
                        Sentence.plain(
                                "It undoes nothing: /rollback does. /stop? shows what would stay; /back closes")),
                RequestForm.Fields.inOrder(
                        speaker(displayNames, "Who aborts the run?", Permission.ABORT),
                        FormField.text("reason", "reason", Sentence.plain("Why?")),
                        impact(),
                        FormField.exactly(run, "This ends the run; it cannot be resumed.")),
                given -> new Request.Abort(given.getOrDefault("reason", ""), given.getOrDefault("impact", "")),
                "aborts the run",
                sender);
    }

    /** Does again what was rolled back of a scope. */
    AnswerForm again(Scope scope) {
        return new RequestForm(
                List.of(
                        Sentence.of(
                                Tone.STRONG,
                                "AGAIN: what was rolled back of " + displayNames.scope(scope)
                                        + " is done again; its gates ask anew"),
                        Sentence.plain("`cutover again --plan` shows what begins anew; /back closes")),
                RequestForm.Fields.inOrder(
                        speaker(displayNames, "Who decides it?", Permission.ROLLBACK),
                        FormField.text("reason", "reason", Sentence.plain("Why?")),
                        impact()),
                given -> new Request.Again(scope, given.getOrDefault("reason", ""), given.getOrDefault("impact", "")),
                "has it done again",
                sender);
    }

    /**
     * Changes what is pinned.
     *
     * @param passes whether a threshold would let a criterion pass that is red now
     */
    AnswerForm amend(PromptTools tools, Predicate<String> passes) {
        var fields = new AmendmentFields(
                displayNames.runbook(),
                tools,
                passes,
                speaker(displayNames, "Who amends it?", Permission.AMEND),
                impact());
        return new RequestForm(
                List.of(
                        Sentence.of(Tone.CARE, "AMEND: a recorded decision, red in every report; approvals lapse"),
                        Sentence.plain("A threshold, people, a planned time, or an optional step; /back closes")),
                fields,
                fields::request,
                "amends the run",
                sender);
    }

    static FormField impact() {
        return FormField.text("impact", "impact", Sentence.plain(IMPACT));
    }

    /** Asks who speaks, among those with a permission. */
    static FormField speaker(DisplayNames displayNames, String ask, Permission permission) {
        var authority = Authority.of(displayNames.runbook());
        return speaker(
                displayNames, ask, person -> authority.as(person, permission).isPresent());
    }

    private static FormField speaker(DisplayNames displayNames, String ask, Predicate<String> may) {
        var authority = Authority.of(displayNames.runbook());
        var people = new LinkedHashMap<String, String>();
        for (var role : displayNames.runbook().roles().keySet()) {
            authority.people(role).stream()
                    .filter(may)
                    .forEach(person -> people.merge(person, role.value(), (one, other) -> one + ", " + other));
        }
        return QuestionForm.speaker(ask, people);
    }
}
