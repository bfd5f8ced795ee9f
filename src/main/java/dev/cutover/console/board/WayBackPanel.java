package dev.cutover.console.board;

import dev.cutover.plan.Meter;
import dev.cutover.plan.Ways;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.words.Spans;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way back: its clock while we are on it, and until then whether it is open, for what, and how long it takes. */
final class WayBackPanel {
    private final Scene scene;

    WayBackPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel() {
        var panel = new Panel("Rollback", 95, 1);
        for (var rollback : scene.state().rollbacks().all()) {
            int weight = rollback.isOpen() ? 2 : 1;
            clock(rollback).forEach(row -> panel.add(row, weight));
        }
        new Ways(scene.runbook())
                .behind(scene.state())
                .passed()
                .forEach(step -> panel.add(
                        new BoardRow.Wrapped(
                                Tone.BAD,
                                "closed for what lies before " + step.id() + ", which loses: "
                                        + step.safety()
                                                .pointOfNoReturn()
                                                .orElseThrow()
                                                .loses(),
                                0),
                        1));
        if (scene.state().rollbacks().open().isEmpty()
                && !scene.state().status().isTerminal()) {
            scene.expected()
                    .wayBack()
                    .filter(meter -> meter.anything()
                            || !meter.isOpen()
                            || meter.closes().isPresent())
                    .ifPresent(meter -> meters(meter).forEach(row -> panel.add(row, 0)));
        }
        return panel;
    }

    /** Of the whole run, and of each segment in which there is something to be taken back, or was. */
    private List<BoardRow> meters(Meter whole) {
        var rows = new ArrayList<BoardRow>();
        rows.add(new BoardRow.Flow(meter(whole, ""), ", "));
        scene.expected().segments().forEach((segment, meter) -> {
            if (meter.anything() || !meter.isOpen()) {
                String whose = scene.names().segment(segment) + ": ";
                rows.add(new BoardRow.Flow(meter(meter, whose), ", "));
            }
        });
        return rows;
    }

    /** Of the whole run if it is nobody's. */
    private List<TonedText> meter(Meter meter, String whose) {
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.EMPTY.add(whose).add(open(meter, whose)));
        if (meter.anything()) {
            meter.restore()
                    .map(span -> "in " + Spans.words(span))
                    .or(() -> Optional.of("(never drilled)"))
                    .filter(back -> !meter.restore().equals(Optional.of(Duration.ZERO)))
                    .ifPresent(back -> fields.add(TonedText.of("traffic back " + back)));
            fields.add(TonedText.of(all(meter)));
        }
        if (whose.isEmpty()) {
            scene.runbook()
                    .rollback()
                    .ifPresent(plan -> fields.add(TonedText.of("window " + Spans.words(plan.window()))));
        }
        meter.closes()
                .ifPresent(closing ->
                        fields.add(TonedText.of(Tone.CARE, "closes with " + closing.step() + when(closing))));
        return fields;
    }

    private static String all(Meter meter) {
        var all = meter.settle().orElse(meter.undo());
        boolean more = meter.restore().isEmpty() || meter.guessed() > 0;
        return all.isZero() && more ? "duration unknown" : "all in " + (more ? "at least " : "") + Spans.words(all);
    }

    /** What is next may begin at any moment, once those who answer for it have said so. */
    private static String when(Meter.Closing closing) {
        return closing.left().isZero() ? ", which is next" : " in " + Spans.words(closing.left());
    }

    private TonedText open(Meter meter, String whose) {
        if (!meter.isOpen()) {
            return TonedText.of(Tone.BAD, meter.anything() ? "open for the rest" : "closed");
        }
        if (!meter.anything()) {
            return TonedText.of("nothing to roll back yet");
        }
        return TonedText.of(whose.isEmpty() ? "open for everything" : "open");
    }

    private List<BoardRow> clock(RollbackLedger.Entry rollback) {
        var window = rollback.requested().window();
        var restore = rollback.restore().orElseGet(() -> scene.since(rollback.decided()));
        boolean over = !isGivenUp(rollback) && !window.isZero() && restore.compareTo(window) > 0;
        var fields = new ArrayList<TonedText>();
        fields.add(TonedText.of(
                Tone.STRONG,
                "rollback " + rollback.number() + " of " + scene.names().scope(rollback.scope())));
        fields.add(TonedText.of("detect " + Spans.clock(rollback.detect())));
        fields.add(TonedText.of("decide " + Spans.clock(rollback.decide())));
        fields.add(TonedText.of(
                over || isGivenUp(rollback) ? Tone.BAD : rollback.restored() == null ? Tone.STRONG : Tone.GOOD,
                restored(rollback, restore)
                        + (window.isZero() ? "" : " of " + Spans.clock(window))
                        + (over ? ", OVER" : "")));
        fields.add(TonedText.of(rollback.settle()
                .map(settle -> (isGivenUp(rollback) ? "given up after " : "settled ") + Spans.clock(settle))
                .orElseGet(() -> "settling " + Spans.clock(scene.since(rollback.decided())))));
        var rows = new ArrayList<BoardRow>();
        rows.add(new BoardRow.Flow(fields, "  "));
        rows.addAll(left(rollback));
        return rows;
    }

    /** What is left undone is told with its reason once that is known for good; until then, what is blocked. */
    private List<BoardRow> left(RollbackLedger.Entry rollback) {
        if (!rollback.isOpen()) {
            return rollback.leftUndone().stream()
                    .<BoardRow>map(left -> new BoardRow.Wrapped(Tone.BAD, "LEFT UNDONE: " + left, 0))
                    .toList();
        }
        String blocked = rollback.blocked().stream()
                .map(one -> scene.names().undoing(one.effect(), scene.state()))
                .collect(Collectors.joining(", "));
        return blocked.isEmpty() ? List.of() : List.of(new BoardRow.Cut(TonedText.of(Tone.BAD, "blocked: " + blocked)));
    }

    /** It is over, and what it was for was not reached. */
    private static boolean isGivenUp(RollbackLedger.Entry rollback) {
        return rollback.restored() == null && !rollback.isOpen();
    }

    private static String restored(RollbackLedger.Entry rollback, Duration restore) {
        if (isGivenUp(rollback)) {
            return "restore NOT REACHED";
        }
        return "restore " + Spans.clock(restore) + (rollback.restored() == null ? " so far" : "");
    }
}
