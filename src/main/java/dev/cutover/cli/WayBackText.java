package dev.cutover.cli;

import dev.cutover.engine.move.Words;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.plan.WayBack;
import dev.cutover.words.Phrases;
import dev.cutover.words.Spans;
import java.io.PrintWriter;

/** A way back in words, before it is gone. */
final class WayBackText {
    private WayBackText() {}

    static void print(PrintWriter out, Runbook runbook, Scope scope, WayBack way) {
        out.println("Way back of " + scope + ":");
        if (way.isEmpty()) {
            out.println("  nothing is left to be taken back");
        }
        way.moves()
                .forEach((traffic, moves) -> moves.forEach(move -> out.println("  traffic '" + traffic.id() + "' of "
                        + move.key() + " from " + new Weight(move.from()) + " back to " + traffic.from())));
        way.undo()
                .forEach(undoing ->
                        out.println("  undo " + undoing.entry().effect().step() + ": "
                                + words(undoing.undo()) + " (takes back "
                                + Words.of(undoing.entry().effect()) + ", which "
                                + Phrases.state(undoing.entry().state()) + ")"));
        runbook.rollback().ifPresent(written -> {
            written.steps()
                    .forEach(step -> out.println(
                            "  then " + step.step().id() + ": " + step.step().title()));
            out.println("  window: " + Spans.words(written.window()));
        });
        way.kept().forEach(kept -> out.println("  stays: " + kept));
        way.barred().forEach(barred -> out.println("  stays: " + barred));
        way.wider().forEach(wider -> out.println("  stays: " + wider));
    }

    private static String words(Undo undo) {
        if (undo instanceof Undo.Call call) {
            return call.call();
        }
        return undo instanceof Undo.ByHand hand ? "by hand: " + hand.text() : "nothing";
    }
}
