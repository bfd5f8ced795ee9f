package dev.cutover.cli.watch;

import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.ViewerLines;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.execution.follow.OpenRuns;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.run.RunId;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Watches all open runs of a home until its viewer leaves. Not thread-safe. */
final class HomeWatch {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final InstantSource wall;
    private final HomeRuns homeRuns;
    private final ReadOnlyPrompt prompt;
    private final Map<RunId, List<Object>> printed = new HashMap<>();
    private final Set<RunId> toldUnreadable = new HashSet<>();
    private boolean toldNone;

    HomeWatch(ProcessEnvironment processEnvironment, Home home, InstantSource wall) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.wall = wall;
        this.prompt = new ReadOnlyPrompt("read-only: q or Ctrl-C leaves; no run is touched", wall);
        this.homeRuns = new HomeRuns(home, wall);
    }

    /** Returns the exit code of this process. */
    int watch(ConsoleEnvironment consoleEnvironment, boolean asLines) {
        var screen = asLines ? Optional.<TextScreen>empty() : TextScreen.open(consoleEnvironment, prompt);
        try (var watching = Watching.begin(processEnvironment, prompt)) {
            if (screen.isPresent()) {
                watching.until(() -> draw(screen.get()), result -> {}, screen.get());
            } else {
                var lines =
                        new ViewerLines(consoleEnvironment, processEnvironment.out(), processEnvironment.terminal());
                watching.until(() -> print(lines), result -> {}, () -> {});
            }
            return watching.exitCode().code();
        }
    }

    private Optional<Void> draw(TextScreen screen) {
        var look = homeRuns.look();
        var all = home.runs();
        String where = home.root().toString();
        screen.show((theme, columns) -> HomeTable.of(look, all, where, theme, columns));
        return Optional.empty();
    }

    private Optional<Void> print(ViewerLines lines) {
        var look = homeRuns.look();
        look.ended().forEach(ended -> ended(ended, lines));
        look.rows().forEach(row -> row(row, lines));
        if (look.rows().isEmpty() && !toldNone) {
            lines.line(Tone.PLAIN, now() + "no open run in " + home.root() + "; runs that begin are shown");
        }
        toldNone = look.rows().isEmpty();
        look.unreadable().forEach((run, why) -> {
            if (toldUnreadable.add(run)) {
                lines.line(Tone.BAD, now() + run + " cannot be read: " + why);
            }
        });
        if (lines.isClosed()) {
            prompt.leave(ReadOnlyPrompt.Way.QUIT);
        }
        return Optional.empty();
    }

    private void row(OpenRunRow row, ViewerLines lines) {
        if (!row.key().equals(printed.put(row.run(), row.key()))) {
            String waits = row.waiting().isPresent() ? "; waiting for " + row.waitsFor() : "";
            String red = row.red().isEmpty() ? "" : "; RED: " + String.join(", ", row.red());
            lines.line(
                    row.red().isEmpty() ? row.state().tone() : Tone.BAD,
                    Clean.line(now() + row.run() + "  " + row.runbook() + " in " + row.environment() + ", " + row.mode()
                            + "  " + row.state().words() + waits + red));
        }
    }

    private void ended(OpenRuns.Ended ended, ViewerLines lines) {
        printed.remove(ended.run());
        var end = ended.followedRun().state().ended();
        lines.line(
                Tone.STRONG,
                Clean.line(now() + ended.run() + "  has ended: "
                        + end.map(one -> Phrases.ending(one.ending()) + Phrases.why(one.why()))
                                .orElse("no process runs it any more")));
    }

    private String now() {
        return Durations.time(wall.instant()) + "  ";
    }
}
