package dev.cutover.bench;

import dev.cutover.journal.Journal;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.time.Instant;
import java.util.List;

/** A journal that counts how often it really forced something; the floor is as many forces of the bare disk. */
final class CountingJournal implements Journal {
    private final Journal journal;
    private long waiting;
    private long forces;
    private long events;

    CountingJournal(Journal journal) {
        this.journal = journal;
    }

    long forces() {
        return forces;
    }

    long events() {
        return events;
    }

    @Override
    public List<Event> append(Instant at, String actor, List<Fact> facts) {
        waiting += facts.size();
        return journal.append(at, actor, facts);
    }

    @Override
    public void force() {
        forces += waiting > 0 ? 1 : 0;
        events += waiting;
        waiting = 0;
        journal.force();
    }

    @Override
    public String keep(byte[] content) {
        return journal.keep(content);
    }

    @Override
    public void close() {
        journal.close();
    }
}
