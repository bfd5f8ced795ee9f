package dev.cutover.testkit;

import dev.cutover.journal.Journal;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory that can stop before its n-th force, like a killed process: what was not forced is lost. */
public final class ListJournal implements Journal {
    private final RunId run;
    private final List<Event> durable;
    private final List<Event> pending = new ArrayList<>();
    private final long epoch;
    private int forcesLeft;
    private Optional<Path> holdFile = Optional.empty();
    private Optional<Path> workFolder = Optional.empty();

    /** Thrown where the process would have died. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public ListJournal(RunId run, List<Event> past, int forcesLeft) {
        this.run = run;
        this.durable = new ArrayList<>(past);
        this.epoch = past.isEmpty() ? 1 : past.get(past.size() - 1).epoch() + 1;
        this.forcesLeft = forcesLeft;
    }

    @Override
    public List<Event> append(Instant at, String actor, List<Fact> facts) {
        var added = new ArrayList<Event>();
        for (var fact : facts) {
            long seq = durable.size() + pending.size() + 1L;
            var event = new Event(run, fact instanceof RunFact.Created ? 1 : epoch, seq, at, actor, fact);
            pending.add(event);
            added.add(event);
        }
        return added;
    }

    @Override
    public void force() {
        if (pending.isEmpty()) {
            return;
        }
        if (forcesLeft-- <= 0) {
            throw new Killed();
        }
        durable.addAll(pending);
        pending.clear();
    }

    @Override
    public String keep(byte[] content) {
        return Integer.toHexString(java.util.Arrays.hashCode(content));
    }

    /** A file holds the run, for as long as it exists. */
    void heldBy(Optional<Path> file) {
        holdFile = file;
    }

    /** Where steps keep their files. */
    void workingIn(Optional<Path> folder) {
        workFolder = folder;
    }

    @Override
    public Optional<Path> workFolder() {
        return workFolder;
    }

    @Override
    public Optional<Path> holdFile() {
        return holdFile.filter(Files::exists);
    }

    @Override
    public void close() {}

    /** The number of forces left. */
    public int forcesLeft() {
        return forcesLeft;
    }

    /** The events that a new process would find. */
    public List<Event> durable() {
        return List.copyOf(durable);
    }
}
