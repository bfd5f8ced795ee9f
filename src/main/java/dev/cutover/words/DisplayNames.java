package dev.cutover.words;

import dev.cutover.model.Authority;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.Request;
import dev.cutover.run.UndoKey;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The display names of what one runbook declares. Everything that it returns is clean. Immutable. */
public final class DisplayNames {
    private final Runbook runbook;
    private final Map<StepId, Step> steps;

    public DisplayNames(Runbook runbook) {
        this.runbook = runbook;
        this.steps = runbook.allSteps()
                .collect(Collectors.toUnmodifiableMap(Step::id, step -> step, (first, second) -> first));
    }

    /** {@code us-east ship-to-home}, in the order of the runbook's dimensions; {@code all traffic} for everything. */
    public String segment(Segment segment) {
        return Clean.line(runbook.nameOf(segment));
    }

    public String scope(Scope scope) {
        return Clean.line(runbook.nameOf(scope));
    }

    /** {@code incident-commander (Dana Ortiz or Sam Weiss) or technical-lead (Ines Park)} */
    public String roles(Collection<RoleId> roles) {
        return roles.stream().map(this::role).collect(Collectors.joining(" or "));
    }

    /** {@code incident-commander (Dana Ortiz or Sam Weiss)} */
    public String role(RoleId id) {
        var people = people(List.of(id));
        return Clean.line(people.isEmpty() ? id.value() : id + " (" + String.join(" or ", people) + ")");
    }

    /** {@code Sam Weiss (deputy of incident-commander) or Dana Ortiz (incident-commander for technical-lead)} */
    public static String standIns(Collection<StandIn> people) {
        return Clean.line(people.stream()
                .map(one -> one.person() + " (" + standingIn(one) + ")")
                .collect(Collectors.joining(" or ")));
    }

    /** The capacity in which a person decided: a role, or in place of one. */
    public static String capacity(Decision decision) {
        return decision.standIn().isEmpty() ? decision.role().value() : standingIn(decision.standIn(), decision.role());
    }

    /** {@code deputy of incident-commander} */
    public static String standingIn(StandIn one) {
        return Clean.line(standingIn(one.as(), one.role()));
    }

    private static String standingIn(String as, RoleId role) {
        return as + (as.equals("deputy") ? " of " : " for ") + role;
    }

    /** The people of these roles as the runbook spells them, not cleaned; each once, in the order of the roles. */
    public List<String> people(Collection<RoleId> roles) {
        return roles.stream()
                .flatMap(role -> Authority.of(runbook).people(role).stream())
                .distinct()
                .toList();
    }

    /**
     * The step's title, with references filled in as far as the run knows them; its id if the runbook lacks the step.
     */
    public String title(StepId id, RunState state) {
        return Clean.line(
                step(id).map(step -> new Titles(step, id, state).filled()).orElse(id.value()));
    }

    /** A step of the phases or of a rollback, as the runbook has it. */
    public Optional<Step> step(StepId id) {
        return Optional.ofNullable(steps.get(id.asWritten()));
    }

    /** Whether an attempt has ended with a person's no at a gate. */
    public boolean isNoGo(StepId id, StepFact.@Nullable FailureCause cause) {
        return cause == StepFact.FailureCause.DECLINED
                && step(id).filter(step -> step.work() instanceof Work.Gate).isPresent();
    }

    /** The effect, such as {@code releases: freeze} or {@code us-east 25 % -> 50 %}. */
    public String effect(Effect effect) {
        var deed = effect.deed();
        if (deed instanceof Effect.Call call) {
            return Clean.line(effect.system() + ": " + call.operation());
        } else if (deed instanceof Effect.Weights weights) {
            return moves(weights);
        } else if (deed instanceof Effect.ByHand byHand) {
            return Clean.line("by hand: " + byHand.text());
        } else if (deed instanceof Effect.Message message) {
            return Clean.line("message to " + String.join(", ", message.to()));
        }
        throw new IllegalStateException("no words for " + deed.getClass());
    }

    /** The effect with its parameters, as the words after "would": {@code ask releases: freeze {days: 2}}. */
    public String proposal(Effect effect) {
        return new EffectProposal(this::segment).of(effect);
    }

    /** The effect that an undo undoes, such as {@code freeze (releases: freeze)}; the key if the record lacks it. */
    public String undoing(String key, RunState state) {
        return state.effects()
                .of(key)
                .or(() -> new UndoKey(key).undone().flatMap(state.effects()::of))
                .map(EffectLedger.Entry::effect)
                .map(effect -> Clean.line(effect.step() + " (" + effect(effect) + ")"))
                .orElseGet(() -> Clean.line(key));
    }

    /** {@code us-east 25 % -> 50 %}, for each key that is moved. */
    public String moves(Effect.Weights weights) {
        return weights.moves().stream()
                .map(move -> segment(move.key()) + " " + Weight.words(move.from()) + " -> " + Weight.words(move.to()))
                .collect(Collectors.joining(", "));
    }

    /** The request, as a part of a sentence. */
    public String request(Request request) {
        if (request instanceof Request.Decide decide) {
            return Clean.line("'" + decide.intent().says() + "' at " + decide.at());
        } else if (request instanceof Request.AddDecision added) {
            return Clean.line("the decision '" + added.what() + "'");
        } else if (request instanceof Request.WithdrawAnswer back) {
            return Clean.line("withdrawing the answer at " + back.at());
        } else if (request instanceof Request.Hold) {
            return "a hold";
        } else if (request instanceof Request.Continue) {
            return "the end of the hold";
        } else if (request instanceof Request.Abort) {
            return "the end of the run";
        } else if (request instanceof Request.Amend) {
            return "an amendment";
        } else if (request instanceof Request.RollBack back) {
            return "a rollback of " + scope(back.scope());
        } else if (request instanceof Request.Explain explain) {
            return "the reason of the rollback of " + scope(explain.scope());
        } else if (request instanceof Request.Again again) {
            return "doing " + scope(again.scope()) + " again";
        } else if (request instanceof Request.KeepEvidence keepEvidence) {
            return Clean.line("keeping " + keepEvidence.name());
        } else if (request instanceof Request.Note) {
            return "a note";
        } else if (request instanceof Request.Withdraw withdraw) {
            return Clean.line("the withdrawal of " + withdraw.request());
        }
        throw new IllegalStateException("no words for " + request.getClass());
    }

    public Runbook runbook() {
        return runbook;
    }
}
