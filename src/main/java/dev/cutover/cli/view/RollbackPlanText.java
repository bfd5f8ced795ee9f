package dev.cutover.cli.view;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.model.References;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.RollbackPreview;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The plan of a rollback as text. */
public final class RollbackPlanText {
    private RollbackPlanText() {}

    public static void print(PrintWriter out, RollbackPreview ahead) {
        var rollbackPlan = ahead.rollbackPlan();
        out.println("Rollback of " + ahead.runbook().nameOf(ahead.scope()) + ":");
        ahead.nothing().ifPresent(why -> out.println("  nothing to roll back: " + why));
        rollbackPlan
                .moves()
                .forEach((traffic, moves) -> moves.forEach(move -> out.println(
                        "  traffic '" + traffic.id() + "' of " + ahead.runbook().nameOf(move.key()) + " from "
                                + new Weight(move.from()) + " back to " + traffic.from())));
        rollbackPlan
                .undo()
                .forEach(undoing ->
                        out.println("  undo " + undoing.entry().effect().step() + ": "
                                + words(undoing.undo()) + " (undoes "
                                + EffectLabels.of(undoing.entry().effect(), ahead.runbook()) + ", which "
                                + Phrases.state(undoing.entry().state()) + ")"));
        ahead.steps()
                .forEach(step -> out.println("  then " + step.step().id() + ": "
                        + References.readable(step.step().title())));
        ahead.runbook()
                .rollback()
                .filter(written -> ahead.nothing().isEmpty())
                .ifPresent(written -> out.println("  window: " + Durations.words(written.window())));
        ahead.stays().forEach(what -> out.println("  stays: " + what));
        if (ahead.rollbackMeter().anything()) {
            out.println("  expected, as if the rollback began now: " + expected(ahead.rollbackMeter()));
        }
    }

    /** What past drills and the runbook say; where they say nothing, that is said. */
    private static String expected(RollbackMeter rollbackMeter) {
        var parts = new ArrayList<String>();
        rollbackMeter
                .restore()
                .ifPresentOrElse(
                        span -> parts.add(span.isZero() ? "" : "restore in " + Durations.words(span)),
                        () -> parts.add("restore time unknown (never drilled)"));
        int unknown = rollbackMeter.guessed();
        parts.add(
                rollbackMeter.undo().isZero() && unknown == 0
                        ? ""
                        : "cleanup " + (unknown > 0 ? "at least " : "") + Durations.words(rollbackMeter.undo())
                                + Durations.withoutEstimate(unknown));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String words(Undo undo) {
        if (undo instanceof Undo.Call call) {
            return call.call();
        }
        if (undo instanceof Undo.ByHand hand) {
            return "by hand: " + hand.text();
        }
        if (undo instanceof Undo.None) {
            return "nothing";
        }
        throw new IllegalStateException("no words for " + undo.getClass());
    }
}
