package dev.cutover.cli;

import dev.cutover.control.Caller;
import dev.cutover.engine.Reply;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Petition;
import dev.cutover.run.RunId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks something of a run that another process carries out, and says what became of it. */
final class Petitioner {
    @Mixin
    private UnderWay run = new UnderWay();

    @Option(names = "--as", paramLabel = "NAME", description = "Who speaks: a person of the runbook.")
    private @Nullable String as;

    @Mixin
    private HomeOption home = new HomeOption();

    /** Where runs are kept. */
    Home home(Surroundings surroundings) {
        return home.of(surroundings);
    }

    RunId run(Home kept) {
        return run.of(kept);
    }

    /** The person named; empty for nobody in particular. */
    String as() {
        return as == null ? "" : as;
    }

    /** Asks, and says what was answered. */
    int ask(Surroundings surroundings, Petition petition) {
        var kept = home(surroundings);
        var asked = run(kept);
        return answer(surroundings, asked, new Caller(kept).ask(asked, petition, as()));
    }

    static int answer(Surroundings surroundings, RunId run, Reply reply) {
        String why = reply.why().isEmpty() ? "" : ": " + reply.why();
        switch (reply.state()) {
            case DONE -> Screens.out(surroundings).line(reply.id() + " done" + why);
            case PENDING ->
                Screens.out(surroundings)
                        .line(reply.id() + " pending" + why + "; `cutover withdraw " + reply.id() + " --run " + run
                                + "` takes it away");
            case REFUSED -> Screens.err(surroundings).line("refused" + why);
        }
        return (reply.state() == Reply.State.REFUSED ? ExitCode.USAGE : ExitCode.DONE).code();
    }
}
