package dev.cutover.cli.watch;

import dev.cutover.board.BoardView;
import dev.cutover.board.BoardWidth;
import dev.cutover.board.Overview;
import dev.cutover.board.RunFollower;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.console.role.RoleSheet;
import dev.cutover.engine.RunListener;
import dev.cutover.query.Outlook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of one role of a run. Rings once for each question, and each time that one is handed on to the role.
 */
final class RoleViewer implements RunViewer, RunListener {
    private final Role role;
    private final RunFollower runFollower;
    private final RoleOutlet outlet;
    private final ReadOnlyPrompt prompt;
    private final RunnerWords runnerWords;
    private final Set<String> rung = new HashSet<>();
    private Set<String> asked = Set.of();
    private Instant shown = Instant.MIN;
    private boolean caughtUp;
    private boolean gone;

    /**
     * Whose questions of which run.
     *
     * @param named the run as a person may type it
     * @param where the options that lead a command to the run and its home
     */
    record Role(RunId run, String named, RoleQuestions questions, String where) {}

    RoleViewer(Role role, RunFollower runFollower, RoleOutlet outlet, ReadOnlyPrompt prompt) {
        this.role = role;
        this.runnerWords = new RunnerWords(role.named());
        this.runFollower = runFollower;
        this.outlet = outlet;
        this.prompt = prompt;
    }

    @Override
    public RunListener events() {
        if (outlet.isClosed()) {
            prompt.leave(ReadOnlyPrompt.Way.QUIT);
        }
        return this;
    }

    @Override
    public void happened(List<Event> events) {
        runFollower.follow(events);
        if (caughtUp) {
            changed();
        }
    }

    /** What is asked already is shown, and rings no more: whoever begins to watch looks at it. */
    @Override
    public void caughtUp(RunState state) {
        caughtUp = true;
        runFollower.read((runNarrative, now) -> rung.addAll(askings(runNarrative)));
        asked = Set.copyOf(rung);
        runFollower.read((runNarrative, now) -> {
            outlet.changed(now, page(runNarrative, now), false);
            return now;
        });
    }

    @Override
    public void passed(Instant now) {
        runFollower.passed(now);
        show();
    }

    private void changed() {
        runFollower.read((runNarrative, now) -> {
            var askings = Set.copyOf(askings(runNarrative));
            if (!askings.equals(asked)) {
                asked = askings;
                outlet.changed(now, page(runNarrative, now), rung.addAll(askings));
            }
            return now;
        });
        shown = Instant.MIN;
        show();
    }

    /** Once a second, and when something has happened. */
    private void show() {
        runFollower.read((runNarrative, now) -> {
            var second = now.truncatedTo(ChronoUnit.SECONDS);
            if (!second.equals(shown)) {
                shown = second;
                outlet.show(page(runNarrative, now));
            }
            return now;
        });
    }

    private List<String> askings(RunNarrative runNarrative) {
        return role.questions().askings(runNarrative.state(), runNarrative.runbook());
    }

    private RoleSheet page(RunNarrative runNarrative, Instant now) {
        var created = runNarrative.state().created();
        var view = new BoardView(BoardWidth.of(Integer.MAX_VALUE), ZoneOffset.UTC, gone);
        var overview = Overview.of(runNarrative, now, Outlook.NONE.at(runNarrative.state(), now), view);
        var page = new ArrayList<Sentence>();
        String mode = created.mode() == RunFact.Mode.LIVE ? "LIVE" : Phrases.mode(created);
        page.add(new Sentence(
                Tone.QUIET,
                0,
                Clean.line(role.questions().role() + " of " + created.pinned().runbook() + " in "
                        + created.pinned().environment() + ", " + mode + ", run " + role.run() + ", "
                        + Durations.time(now) + " UTC")));
        page.add(new Sentence(overview.tone(), 0, Clean.line(overview.state())));
        page.add(new Sentence(Tone.PLAIN, 0, ""));
        var rolePage = new RolePage(runNarrative, now, role.questions(), role.run(), role.where());
        var asked = rolePage.asked();
        if (asked.isEmpty()) {
            page.add(rolePage.nothing());
        }
        return new RoleSheet(page, asked, "cutover decide" + role.where());
    }

    @Override
    public void stands(Instant at) {
        runFollower.stands(at);
    }

    @Override
    public void runner(RunnerStatus runnerStatus, RunState state) {
        gone = runnerStatus.isMissing();
        var said = runnerWords.of(runnerStatus, state);
        var at = runFollower.read((runNarrative, now) -> now);
        outlet.say(at, said);
        shown = Instant.MIN;
    }

    @Override
    public void close() {
        outlet.close();
    }
}
