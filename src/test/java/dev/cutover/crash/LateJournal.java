package dev.cutover.crash;

import dev.cutover.journal.Journal;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import java.time.Instant;
import java.util.List;

/** Delays every other force to the next one, so that effects are requested before their intents are durable. */
final class LateJournal implements Journal {
    private final Journal journal;
    private int forces;

    LateJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Event> append(Instant at, String actor, List<Fact> facts) {
        return journal.append(at, actor, facts);
    }

    @Override
    public void force() {
        if (++forces % 2 == 0) {
            journal.force();
        }
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
