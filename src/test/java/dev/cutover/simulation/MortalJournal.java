package dev.cutover.simulation;

import dev.cutover.journal.Journal;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal that dies on demand, and that can be made to acknowledge events without keeping them. */
final class MortalJournal implements Journal {
    private static final int FAR_TOO_MANY = 30_000;
    private static final int ZOMBIE_FORCES = 6;

    private final RunId run;
    private final Slate slate;
    private final Death death;
    private final Sabotage sabotage;
    private final long epoch;
    private final List<Event> pending = new ArrayList<>();
    private long seq;
    private int forces;
    private int lastForced;
    private boolean zombie;
    private @Nullable SampleMemory memory;

    MortalJournal(RunId run, Slate slate, Death death, Sabotage sabotage) {
        this.run = run;
        this.slate = slate;
        this.death = death;
        this.sabotage = sabotage;
        this.seq = slate.size();
        this.epoch = slate.last().epoch() + 1;
    }

    /** What is recorded from here on is held against what the engine knows. */
    void watchedBy(SampleMemory watcher) {
        memory = watcher;
    }

    @Override
    public List<Event> append(Instant at, String actor, List<Fact> facts) {
        if (seq > FAR_TOO_MANY) {
            throw new Death.Endless((int) seq);
        }
        var told = new ArrayList<Event>();
        if (memory != null) {
            memory.decided(facts.get(0));
        }
        for (var fact : facts) {
            var written = new Event(run, epoch, ++seq, at, actor, sabotage.twist(fact));
            pending.add(written);
            if (memory != null) {
                memory.enter(written.fact(), at);
            }
            told.add(new Event(run, epoch, seq, at, actor, sabotage.told(written.fact())));
        }
        return told;
    }

    @Override
    public void force() {
        if (pending.isEmpty()) {
            return;
        }
        forces++;
        if (zombie) {
            pending.clear();
            if (forces > death.atForce() + ZOMBIE_FORCES) {
                throw new Death.Killed();
            }
            return;
        }
        if (forces >= death.atForce() && !death.after()) {
            die();
            return;
        }
        boolean late = sabotage == Sabotage.EFFECT_BEFORE_INTENT && forces % 2 == 1;
        if (!late) {
            lastForced = pending.size();
            slate.keep(pending);
            pending.clear();
        }
        if (forces >= death.atForce()) {
            die();
        }
    }

    private void die() {
        if (sabotage == Sabotage.LEASE_IGNORED) {
            zombie = true;
            var at = pending.isEmpty()
                    ? slate.last().at()
                    : pending.get(pending.size() - 1).at();
            var taken = new RunFact.LeaseTaken("elsewhere", 1, "tester", "the other one does not answer");
            slate.keep(List.of(new Event(run, epoch + 1, slate.size() + 1L, at, Event.ENGINE, taken)));
            pending.clear();
            return;
        }
        throw new Death.Killed();
    }

    /** What a power cut leaves of what was written: some of what was not forced, in its order. */
    void cutOff() {
        if (!zombie) {
            slate.keep(pending.subList(0, pending.size() * death.kept() / 100));
        }
        pending.clear();
        if (sabotage == Sabotage.FORCE_DROPPED) {
            slate.lose(lastForced);
        }
    }

    boolean isZombie() {
        return zombie;
    }

    @Override
    public String keep(byte[] content) {
        return Integer.toHexString(java.util.Arrays.hashCode(content));
    }

    @Override
    public void close() {}
}
