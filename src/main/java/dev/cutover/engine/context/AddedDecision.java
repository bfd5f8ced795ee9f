package dev.cutover.engine.context;

import dev.cutover.model.Authority;
import dev.cutover.model.StepId;
import dev.cutover.run.Decision;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import java.util.Optional;

/**
 * A decision that nobody asked for. It is its owner's word, so every person of the runbook may have one recorded; it
 * changes nothing in the run. Read-only.
 */
public record AddedDecision(StepContext stepContext, Request.AddDecision added, Speaker speaker) {

    /** Why it is not recorded; empty if it is. */
    public Optional<String> objection() {
        var conduct = stepContext.runbook().conduct();
        if (speaker.as().isEmpty()) {
            return Optional.of("a decision needs a name: add --as NAME");
        }
        if (added.what().isBlank()) {
            return Optional.of("say what was decided");
        }
        if (added.step().filter(step -> stepContext.find(step).isEmpty()).isPresent()) {
            return Optional.of("the runbook has no step '" + added.step().orElseThrow() + "'");
        }
        return conduct.signed() && speaker.signature().isEmpty()
                ? Optional.of("this runbook accepts signed decisions only")
                : conduct.demands().missing("a decision", added.reason(), added.impact());
    }

    public Fact fact() {
        var backing = new Decision.Backing(speaker.saw(), "", speaker.signature());
        var decision = new Decision(
                "",
                speaker.as(),
                Authority.of(stepContext.runbook()).roleOf(speaker.as()),
                added.step().map(StepId::value).orElse("the run"),
                added.what(),
                added.reason(),
                added.impact(),
                speaker.via(),
                speaker.user(),
                Optional.of(backing));
        return new PeopleFact.Added(decision, added.step(), added.ticket());
    }
}
