package dev.cutover.cli.view;

import dev.cutover.board.TableColumn;
import dev.cutover.console.paint.TextTable;
import dev.cutover.model.Undo;
import dev.cutover.model.Verdict;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a dry run would have changed, in order, and what it found that is not as it should be. */
public final class DryRunPage {
    private DryRunPage() {}

    /**
     * The table, what is not green, and the sum.
     *
     * @param mask takes secrets out of what is shown
     */
    public static void show(
            RunState state, DisplayNames displayNames, UnaryOperator<String> mask, CommandOutput commandOutput) {
        var effects = List.copyOf(state.effects().all());
        commandOutput.line("");
        if (!effects.isEmpty()) {
            var textTable = new TextTable(
                    commandOutput.theme(),
                    TableColumn.number("#"),
                    TableColumn.text("STEP", 10),
                    TableColumn.text("SYSTEM", 8).keep(60),
                    TableColumn.text("UNDONE BY", 10).keep(50),
                    TableColumn.text("WOULD", 20));
            for (int i = 0; i < effects.size(); i++) {
                var effect = effects.get(i).effect();
                textTable.row(
                        Tone.PLAIN,
                        Integer.toString(i + 1),
                        effect.step().value(),
                        effect.system().value(),
                        mask.apply(undo(effect)),
                        mask.apply(displayNames.proposal(effect)));
            }
            commandOutput.show(textTable.frame(commandOutput.listWidth()));
        }
        notGreen(state, displayNames, commandOutput);
        commandOutput.line(sum(effects) + "; nothing was changed");
    }

    private static String undo(Effect effect) {
        if (effect.direction() == Effect.Direction.BACK) {
            return "-";
        } else if (effect.deed() instanceof Effect.Call call) {
            return undo(call.undo());
        } else if (effect.deed() instanceof Effect.ByHand byHand) {
            return undo(byHand.undo());
        } else if (effect.deed() instanceof Effect.Weights) {
            return "the weight before";
        } else if (effect.deed() instanceof Effect.Message) {
            return "nothing";
        }
        throw new IllegalStateException("no words for " + effect.deed().getClass());
    }

    private static String undo(Undo undo) {
        if (undo instanceof Undo.Call call) {
            return call.call();
        } else if (undo instanceof Undo.ByHand byHand) {
            return "by hand: " + byHand.text();
        } else if (undo instanceof Undo.None) {
            return "nothing";
        }
        throw new IllegalStateException("no words for " + undo.getClass());
    }

    /** Guards cause nothing in a dry run, so those that are not green are listed. */
    private static void notGreen(RunState state, DisplayNames displayNames, CommandOutput commandOutput) {
        state.criteria().all().forEach((key, reading) -> {
            var sample = reading.sample();
            if (sample.verdict() != Verdict.GREEN) {
                String says = sample.verdict() == Verdict.RED ? "RED, must be " : "without data: ";
                commandOutput.line(
                        key.criterion() + " in " + displayNames.segment(key.segment()) + " is " + says + sample.note());
            }
        });
    }

    private static String sum(List<EffectLedger.Entry> effects) {
        var parts = new ArrayList<String>();
        add(parts, count(effects, Effect.Call.class), "operation", "operations");
        add(parts, weights(effects), "weight", "weights");
        add(parts, count(effects, Effect.Message.class), "message", "messages");
        add(parts, count(effects, Effect.ByHand.class), "task by hand", "tasks by hand");
        return parts.isEmpty() ? "no writes" : "writes that were not made: " + String.join(", ", parts);
    }

    private static long count(List<EffectLedger.Entry> effects, Class<? extends Effect.Deed> kind) {
        return effects.stream()
                .filter(entry -> kind.isInstance(entry.effect().deed()))
                .count();
    }

    private static long weights(List<EffectLedger.Entry> effects) {
        return effects.stream()
                .mapToLong(entry -> entry.effect().deed() instanceof Effect.Weights weights
                        ? weights.moves().size()
                        : 0)
                .sum();
    }

    private static void add(List<String> parts, long count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }
}
