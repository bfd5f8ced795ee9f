package dev.cutover.engine.rollback;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks people to undo by hand: all at once where nothing orders them, whatever is still being undone by a system.
 * Stateless.
 */
final class HandUndoQuestions {
    private final StepContext stepContext;
    private final RollbackLedger.Entry rollback;
    private final UndoDependencies undoDependencies;
    private final WriterFences fences;
    private final Set<Undo.Time> times;

    HandUndoQuestions(
            StepContext stepContext,
            RollbackLedger.Entry rollback,
            UndoDependencies undoDependencies,
            WriterFences fences,
            Set<Undo.Time> times) {
        this.times = times;
        this.fences = fences;
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.undoDependencies = undoDependencies;
    }

    /** The questions that can be put now and were not yet. A step that another relies on is asked about after it. */
    List<Fact> due() {
        var facts = new ArrayList<Fact>();
        if (!stepContext.rollbackPlanner().undoesByHand()) {
            return facts;
        }
        var reliedOn = new HashSet<StepId>();
        var ofEarlier = SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), rollback)
                .undosOfEarlier();
        stepContext
                .rollbackPlanner()
                .undoings(stepContext.state(), rollback.scope(), fences)
                .filter(undoing -> times.contains(undoing.time()))
                .filter(undoing -> rollback.whyBlocked(undoing.key().value()).isEmpty())
                .forEach(undoing -> {
                    var id = undoing.entry().effect().step();
                    if (!ofEarlier.containsKey(undoing.key()) && isDue(undoing, reliedOn)) {
                        var step = stepContext.find(id).orElseThrow();
                        facts.add(new PeopleFact.Asked(
                                question(undoing, (Undo.ByHand) undoing.undo(), step, stepContext, rollback)));
                    }
                    if (!reliedOn.contains(id)) {
                        reliedOn.addAll(stepContext.rollbackPlanner().reliesOn(id));
                    }
                });
        return facts;
    }

    /** Nobody is told to open the old writer while the new one may still be writing. */
    private boolean isDue(RollbackPlan.Undoing undoing, Set<StepId> reliedOn) {
        var forward = undoing.entry();
        var id = forward.effect().step();
        return undoing.undo() instanceof Undo.ByHand
                && forward.state() != EffectState.IN_DOUBT
                && !reliedOn.contains(id)
                && stepContext.find(id).isPresent()
                && undoDependencies.whyKept(id, undoing.time()).isEmpty()
                && fences.before(forward.effect()).isEmpty()
                && stepContext
                        .state()
                        .questions()
                        .of(id(undoing, stepContext, rollback))
                        .isEmpty();
    }

    /** What is asked of one undo. */
    static Question question(
            RollbackPlan.Undoing undoing,
            Undo.ByHand undo,
            Step step,
            StepContext stepContext,
            RollbackLedger.Entry rollback) {
        return new Question(
                id(undoing, stepContext, rollback),
                step.id(),
                stepContext.entry(step).attempt(),
                Question.Kind.TAKE_BACK,
                Substitution.of(step, stepContext).say("Undo \"" + step.title() + "\": " + undo.text()),
                roles(step, stepContext),
                List.of(
                        new Question.Option(AnswerWord.DONE, "recorded as undone", Question.Care.PLAIN),
                        new Question.Option(AnswerWord.NOT_DONE, "recorded as left undone", Question.Care.REASON)),
                "");
    }

    /** Whether people have answered what is asked of the undo. */
    static boolean isAnswered(RollbackPlan.Undoing undoing, StepContext stepContext, RollbackLedger.Entry rollback) {
        return undoing.undo() instanceof Undo.ByHand
                && stepContext
                        .state()
                        .questions()
                        .of(id(undoing, stepContext, rollback))
                        .filter(entry -> entry.answer() != null && entry.lapsed() == null)
                        .isPresent();
    }

    /** The withdrawal of what is asked of the undo and not answered. */
    static Stream<Fact> lapse(
            RollbackPlan.Undoing undoing, StepContext stepContext, RollbackLedger.Entry rollback, String why) {
        return stepContext.state().questions().of(id(undoing, stepContext, rollback)).stream()
                .filter(QuestionLedger.Entry::isOpen)
                .map(entry -> new PeopleFact.Lapsed(entry.question().id(), why));
    }

    /**
     * The withdrawal of what people were asked and must not do now: the other system may be writing by now. It is asked
     * anew once that one is fenced.
     */
    static List<Fact> fenced(RollbackContext context) {
        var stepContext = context.stepContext();
        var planner = stepContext.rollbackPlanner();
        if (!planner.undoesByHand() || !stepContext.state().questions().isOpen(Set.of(Question.Kind.TAKE_BACK))) {
            return List.of();
        }
        var fences = context.fences();
        return planner.undoings(stepContext.state(), context.scope(), fences)
                .filter(undoing -> undoing.undo() instanceof Undo.ByHand)
                .flatMap(undoing -> whyLater(undoing, fences).stream()
                        .flatMap(why -> lapse(undoing, stepContext, context.rollback(), why)))
                .toList();
    }

    private static Optional<String> whyLater(RollbackPlan.Undoing undoing, WriterFences fences) {
        var effect = undoing.entry().effect();
        return fences.whyRefused(effect)
                .or(() -> fences.before(effect).stream()
                        .findFirst()
                        .map(fence ->
                                WriterFences.whyWriting(fence.effect()) + "; the question is put anew once it is"));
    }

    /** What was withdrawn is asked anew under an id of its own. */
    static String id(RollbackPlan.Undoing undoing, StepContext stepContext, RollbackLedger.Entry rollback) {
        String first = rollback.question(
                "take-back/" + stepContext.correlation(undoing.key().value()));
        String id = first;
        for (int round = 2; isWithdrawn(id, stepContext); round++) {
            id = first + "/" + round;
        }
        return id;
    }

    private static boolean isWithdrawn(String id, StepContext stepContext) {
        return stepContext
                .state()
                .questions()
                .of(id)
                .filter(entry -> entry.lapsed() != null)
                .isPresent();
    }

    /** The role that did the step first; then the step's owner, and those who may roll back. */
    private static List<RoleId> roles(Step step, StepContext stepContext) {
        return Stream.concat(
                        doer(step, stepContext).stream(), EligiblePeople.forStep(step, stepContext.runbook()).stream())
                .distinct()
                .toList();
    }

    private static Optional<RoleId> doer(Step step, StepContext stepContext) {
        if (step.work() instanceof Work.Task task) {
            return Optional.of(task.by());
        }
        var entry = stepContext.entry(step);
        boolean byHand = entry.state() == StepState.SUCCEEDED && entry.how() == StepFact.How.BY_HAND;
        return !byHand
                ? Optional.empty()
                : stepContext.state().questions().ofStep(step.id()).stream()
                        .map(QuestionLedger.Entry::answer)
                        .flatMap(Stream::ofNullable)
                        .map(QuestionLedger.Dated::decision)
                        .filter(decision -> decision.hasChoice(AnswerWord.BY_HAND))
                        .reduce((first, second) -> second)
                        .map(decision -> decision.role());
    }
}
