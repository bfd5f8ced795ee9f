package dev.cutover.run.ledger;

import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.util.List;

/**
 * Whether {@code cutover rehearse} made a run. Its creation names the scenario; builds before that left only the
 * runner, which in a rehearsal is no process. The mode alone does not tell: every run in an environment that is not
 * live has it, and a run that may have traffic on the new platform must never be taken for a rehearsal. Not
 * thread-safe.
 */
public final class RehearsalMark {
    /** How many events of a record tell. */
    public static final int EVENTS = 2;

    private boolean mode;
    private boolean on;
    private boolean taken;

    void created(RunFact.Created created) {
        mode = created.mode() == RunFact.Mode.REHEARSAL;
        on = created.scenario().isPresent();
    }

    /** Only the first runner tells: a rehearsal of an older build was taken over by commands, too. */
    void taken(RunFact.LeaseTaken runner) {
        on |= mode && !taken && runner.isByScript();
        taken = true;
    }

    boolean isOn() {
        return on;
    }

    /** Whether the first events of a run say so. */
    public static boolean isOn(List<Event> first) {
        var rehearsalMark = new RehearsalMark();
        first.stream().map(Event::fact).limit(1).forEach(rehearsalMark::begin);
        first.stream().map(Event::fact).skip(1).forEach(rehearsalMark::goOn);
        return rehearsalMark.isOn();
    }

    private void begin(Fact fact) {
        if (fact instanceof RunFact.Created created) {
            created(created);
        }
    }

    private void goOn(Fact fact) {
        if (fact instanceof RunFact.LeaseTaken runner) {
            taken(runner);
        }
    }
}
