package dev.cutover.simulation;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Phase;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.testkit.Books;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives some runbooks an old platform of their own, and undos that say when they are due. */
final class BackMaker {
    /** The old platform, where it is no part of the system that all else belongs to. */
    static final SystemId OLD = new SystemId("old");

    private final Dice dice;
    private final boolean apart;

    BackMaker(Dice dice) {
        this.dice = dice;
        this.apart = dice.chance(50);
    }

    Runbook with(Runbook book) {
        if (!apart && dice.chance(60)) {
            return book;
        }
        var systems = new LinkedHashMap<>(book.inventory().systems());
        systems.put(OLD, new BusinessSystem(OLD, "Old", "", "", BusinessSystem.Flow.BIDIRECTIONAL, "", Set.of()));
        var from = apart ? OLD : Books.SYSTEM;
        return new Runbook(
                book.header(),
                book.dimensions(),
                book.roles(),
                new Runbook.Inventory(systems, book.inventory().records()),
                Map.of("orders", new Traffic("orders", Books.SYSTEM, from, Books.SYSTEM, List.of("region"))),
                book.criteria(),
                book.phases().stream()
                        .map(phase -> new Phase(
                                phase.name(),
                                phase.starts(),
                                phase.steps().stream().map(this::step).toList()))
                        .toList(),
                book.rollback());
    }

    private Step step(Step step) {
        if (step.work() instanceof Work.Action action) {
            var system = apart && dice.chance(40) ? OLD : action.system();
            return step.withWork(
                    new Work.Action(system, action.call(), action.with(), timed(action.undo()), action.verify()));
        } else if (step.work() instanceof Work.Task task) {
            return step.withWork(
                    new Work.Task(task.by(), task.checklist(), task.undo().map(this::timed)));
        }
        return step;
    }

    private Undo timed(Undo undo) {
        if (undo instanceof Undo.Call call) {
            return new Undo.Call(call.call(), call.with(), time(), call.verify());
        }
        return undo instanceof Undo.ByHand hand ? timed(hand) : undo;
    }

    private Undo.ByHand timed(Undo.ByHand hand) {
        return new Undo.ByHand(hand.text(), time());
    }

    private Optional<Undo.Time> time() {
        return dice.chance(60) ? Optional.empty() : Optional.of(dice.of(Undo.Time.values()));
    }
}
