package dev.cutover.engine.rollback;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunSummary;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.plan.rollback.RollbackNeed;
import dev.cutover.plan.rollback.TrafficOfScope;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.TrafficOutsideScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows once no rollback is open: the end of the run if all of it was rolled back; otherwise people decide
 * whether the rest continues. They are asked once about all that have finished since they answered before. Stateless.
 */
public final class AfterRollback {
    /** The step that the questions name; the runbook has none of this name. */
    public static final StepId STEP = new StepId("rollback");

    private AfterRollback() {}

    /** Waits for nothing if there is nothing to decide, for people while the question is open. */
    public static NextAction next(StepContext stepContext) {
        var all = stepContext.state().rollbacks().all();
        var overtaken = overtaken(stepContext, all);
        if (!overtaken.isEmpty()) {
            return new NextAction.Note(overtaken);
        }
        if (all.isEmpty()
                || stepContext.state().rollbacks().isAnyOpen()
                || stepContext.state().ended().isPresent()) {
            return new NextAction.Wait(null);
        }
        var last = all.get(all.size() - 1);
        if (last.scope().isWholeRun()) {
            return NextAction.note(ended(stepContext, whatCameOfIt(stepContext, last)));
        }
        String id = id(last);
        var asked = stepContext.state().questions().of(id);
        if (asked.isEmpty()) {
            return NextAction.note(new PeopleFact.Asked(question(id, stepContext, concluded(stepContext))));
        }
        var answer = asked.orElseThrow().answer();
        if (answer == null) {
            return asked.orElseThrow().lapsed() == null ? new NextAction.People() : new NextAction.Wait(null);
        }
        return answer.decision().hasChoice(AnswerWord.GO_ON)
                ? new NextAction.Wait(null)
                : NextAction.note(ended(stepContext, answer.decision().byAndWhy()));
    }

    /** One rollback may follow another before anybody has decided how to continue: then only the last one asks. */
    private static List<Fact> overtaken(StepContext stepContext, List<RollbackLedger.Entry> all) {
        var facts = new ArrayList<Fact>();
        for (var earlier : all.subList(0, Math.max(0, all.size() - 1))) {
            stepContext
                    .state()
                    .questions()
                    .of(id(earlier))
                    .filter(QuestionLedger.Entry::isOpen)
                    .ifPresent(entry -> facts.add(new PeopleFact.Lapsed(id(earlier), "another rollback followed")));
        }
        return facts;
    }

    private static String id(RollbackLedger.Entry rollback) {
        return rollback.question("after");
    }

    /**
     * The rollbacks that have finished since people answered before, but for those that a wider one took over; in a run
     * in which they have not, all of them. What was asked and withdrawn was not answered.
     */
    public static List<RollbackLedger.Entry> concluded(StepContext stepContext) {
        var all = stepContext.state().rollbacks().all();
        int before = all.stream()
                .limit(Math.max(0, all.size() - 1))
                .filter(rollback -> stepContext
                        .state()
                        .questions()
                        .of(id(rollback))
                        .filter(entry -> entry.answer() != null)
                        .isPresent())
                .mapToInt(RollbackLedger.Entry::number)
                .max()
                .orElse(0);
        return all.stream()
                .filter(rollback -> rollback.number() > before && !rollback.isOpen() && !rollback.isTakenOver())
                .toList();
    }

    private static Question question(String id, StepContext stepContext, List<RollbackLedger.Entry> concluded) {
        var undoneSince = new UndoneSince(stepContext.runbook(), stepContext.state());
        var undone = concluded.stream()
                .flatMap(rollback -> undoneSince.still(rollback).stream())
                .distinct()
                .toList();
        String left = undone.isEmpty() ? "" : " Left undone: " + String.join("; ", undone) + ".";
        return new Question(
                id,
                STEP,
                0,
                Question.Kind.AFTER_ROLLBACK,
                whatIsDone(stepContext, concluded) + "." + left + stays(stepContext)
                        + LeftOutSteps.words(stepContext, concluded) + " Continue with the rest of the run?",
                EligiblePeople.with(Permission.ROLLBACK, stepContext.runbook()),
                List.of(
                        new Question.Option(
                                AnswerWord.GO_ON, "the steps of other segments continue", Question.Care.PLAIN),
                        new Question.Option(AnswerWord.END, end(stepContext), Question.Care.PLAIN)),
                "");
    }

    /** What rollbacks have come to, one after the other. */
    public static String whatIsDone(StepContext stepContext, List<RollbackLedger.Entry> rollbacks) {
        return rollbacks.stream()
                .map(rollback -> whatIsDone(stepContext, rollback))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** What a rollback has come to: traffic that its scope cannot reach, or that it did not restore, is not back. */
    private static String whatIsDone(StepContext stepContext, RollbackLedger.Entry rollback) {
        var scope = rollback.scope();
        String name = stepContext.runbook().nameOf(scope, "is ", "are ");
        if (!new TrafficOfScope(stepContext.runbook(), scope).isAny()) {
            return name + (isComplete(stepContext, rollback) ? "rolled back" : "not all rolled back");
        }
        boolean reaches = stepContext.runbook().traffic().isEmpty()
                || new TrafficOutsideScope(stepContext.runbook(), scope).reachesAny();
        if (!reaches) {
            return name + "rolled back, " + (scope.namesSeveral() ? "their" : "its") + " traffic is not";
        }
        if (rollback.isParked()
                && new TrafficOutsideScope(stepContext.runbook(), scope).isOnOldPlatform(stepContext.state())
                && !isComplete(stepContext, rollback)) {
            return name + "on the old platform, which is not open";
        }
        boolean isBack = rollback.returned() != null || isComplete(stepContext, rollback);
        return name + (isBack ? "back on the old platform" : "not all back on the old platform");
    }

    private static boolean isComplete(StepContext stepContext, RollbackLedger.Entry rollback) {
        return new UndoneSince(stepContext.runbook(), stepContext.state()).isComplete(rollback);
    }

    private static String stays(StepContext stepContext) {
        String stays =
                RemainingTraffic.of(stepContext.runbook(), stepContext.state()).whatStays();
        return stays.isEmpty() ? "" : " " + stays + ".";
    }

    private static String whatCameOfIt(StepContext stepContext, RollbackLedger.Entry rollback) {
        if (!isComplete(stepContext, rollback)) {
            return "not everything could be rolled back";
        }
        return RollbackNeed.hasUndone(stepContext.runbook(), stepContext.state(), rollback)
                ? "everything was rolled back"
                : "nothing was begun that could be undone";
    }

    /** What the end of the run leaves. */
    private static String end(StepContext stepContext) {
        String stays = stepContext.runbook().traffic().isEmpty()
                ? whatStands(stepContext)
                : RemainingTraffic.of(stepContext.runbook(), stepContext.state())
                        .whatStays();
        return stays.isEmpty()
                ? "the run ends here; none of its traffic is left on the new platform"
                : "the run ends here; " + stays;
    }

    /** A runbook without weights moves segments by its actions: those that could be undone and are not. */
    private static String whatStands(StepContext stepContext) {
        String stands = stepContext.rollbackPlanner().of(stepContext.state(), Scope.WHOLE_RUN).undo().stream()
                .map(undoing -> undoing.entry().effect())
                .filter(effect -> !effect.segment().equals(Segment.EVERYTHING))
                .map(effect -> effect.step().value())
                .distinct()
                .collect(Collectors.joining(", "));
        return stands.isEmpty() ? "" : "not rolled back: " + stands;
    }

    /** Stuck comes first; rolled back is only a run with none of its traffic left on the new platform. */
    private static Fact ended(StepContext stepContext, String why) {
        var state = stepContext.state();
        var counts = RunSummary.counts(state);
        var left = new UndoneSince(stepContext.runbook(), state).left();
        if (!left.isEmpty()) {
            return new RunFact.Ended(RunFact.Ending.STUCK, why, left, counts);
        }
        String stays = stepContext.runbook().traffic().isEmpty()
                ? whatStands(stepContext)
                : RemainingTraffic.of(stepContext.runbook(), state).sentence();
        var unlike = RunSummary.unlikeTheRecord(stepContext.runbook(), state.weights());
        boolean isElsewhere = !state.weights().drifted().isEmpty();
        String found = Stream.concat(Stream.of(stays), isElsewhere ? unlike.stream() : Stream.empty())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return found.isEmpty()
                ? new RunFact.Ended(RunFact.Ending.ROLLED_BACK, why, unlike, counts)
                : new RunFact.Ended(RunFact.Ending.STOPPED, found + "; " + why, unlike, counts);
    }
}
