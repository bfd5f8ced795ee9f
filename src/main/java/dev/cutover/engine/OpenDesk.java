package dev.cutover.engine;

import dev.cutover.engine.move.Again;
import dev.cutover.engine.move.Requests;
import dev.cutover.engine.move.Scene;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Fact;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The desk of an engine at work. What is said comes in on any thread and is settled on the engine's; what is not of
 * {@link Desk} may be used on the engine's only.
 */
final class OpenDesk implements Desk {
    private final Setup setup;
    private final Scene scene;
    private final BiConsumer<String, List<Fact>> record;
    private final Consumer<RunResult> leave;
    private final PriorityQueue<Cue> cues = new PriorityQueue<>();
    private final List<Wish> wishes = new ArrayList<>();
    private long order;

    /**
     * A desk.
     *
     * @param record records what an actor has brought about
     * @param leave makes the engine leave, with what the process ends with
     */
    OpenDesk(Setup setup, Scene scene, BiConsumer<String, List<Fact>> record, Consumer<RunResult> leave) {
        this.setup = setup;
        this.scene = scene;
        this.record = record;
        this.leave = leave;
    }

    /** Something to be done on the engine's thread at an instant. */
    private record Cue(Instant at, long order, Runnable what) implements Comparable<Cue> {
        @Override
        public int compareTo(Cue other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    @Override
    public void say(Saying saying, Duration after) {
        if (after.isZero()) {
            setup.time().post(() -> hear(saying));
        } else {
            at(after, () -> hear(saying));
        }
    }

    private void hear(Saying saying) {
        scene.at(setup.time().now());
        var verdict = new Ballot(scene).judge(saying);
        verdict.decision()
                .ifPresent(decision -> record.accept(decision.owner(), List.of(new PeopleFact.Decided(decision))));
        if (verdict.decision().isEmpty() && !verdict.refusal().isEmpty()) {
            setup.operator().refused(saying.question(), verdict.refusal());
        }
    }

    @Override
    public void at(Duration after, Runnable cue) {
        setup.time().post(() -> cues.add(new Cue(setup.time().now().plus(after), order++, cue)));
    }

    @Override
    public void hold(String by, String why) {
        setup.time().post(() -> {
            if (scene.state().held().isEmpty() && scene.state().ended().isEmpty()) {
                record.accept(by, List.of(new RunFact.Held(by, why)));
            }
        });
    }

    @Override
    public void goOn(String by, String why) {
        setup.time().post(() -> {
            if (scene.state().held().isPresent()) {
                record.accept(by, List.of(new RunFact.Continued(by, why)));
            }
        });
    }

    @Override
    public void rollBack(Scope scope, String by, String role, String reason) {
        setup.time().post(() -> takeBack(new Wish(scope, by, role, reason)));
    }

    /** A rollback that somebody asks for. */
    private record Wish(Scope scope, String by, String role, String reason) {}

    /** At once, or as soon as the one under way is through, if that is about less; whoever asked is told. */
    private void takeBack(Wish wish) {
        scene.at(setup.time().now());
        var open = scene.state().rollbacks().open();
        if (open.isEmpty()) {
            record.accept(
                    wish.by(), List.of(Requests.rollback(scene, wish.scope(), wish.by(), wish.role(), wish.reason())));
            return;
        }
        String asked = wish.by() + " asked for a rollback of " + wish.scope();
        if (open.orElseThrow().scope().includes(wish.scope())) {
            record.accept(wish.by(), List.of(new RunFact.Noted(asked + ", which is under way already")));
        } else {
            record.accept(
                    wish.by(), List.of(new RunFact.Noted(asked + ", which follows when the one under way is through")));
            wishes.add(wish);
        }
    }

    /** Whether there was something that waited for the rollback that is through now. */
    boolean hearsWhatWaited() {
        if (wishes.isEmpty() || scene.state().rollbacks().open().isPresent()) {
            return false;
        }
        var heard = List.copyOf(wishes);
        wishes.clear();
        heard.forEach(this::takeBack);
        return true;
    }

    /** When the next cue is due; null if there is none. */
    @Nullable
    Instant nextCue() {
        return cues.isEmpty() ? null : cues.peek().at();
    }

    /** Does what is due. */
    void follow(Instant now) {
        while (!cues.isEmpty() && !now.isBefore(cues.peek().at())) {
            cues.remove().what().run();
        }
    }

    @Override
    public void again(Set<StepId> steps, String by, String why) {
        setup.time().post(() -> {
            scene.at(setup.time().now());
            record.accept(by, Again.reopened(scene, steps, why));
        });
    }

    @Override
    public void note(String by, String what) {
        setup.time().post(() -> record.accept(by, List.of(new RunFact.Noted(what))));
    }

    @Override
    public void leave(String why) {
        setup.time().post(() -> leave.accept(new RunResult(ExitCode.INTERRUPTED, why)));
    }
}
