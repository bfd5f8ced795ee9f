package dev.cutover.cli;

import dev.cutover.control.ControlClient;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks something of a run that another process carries out, and says what became of it. */
final class Petitioner {
    @Mixin
    private UnderWay run = new UnderWay();

    @Option(names = "--as", paramLabel = "NAME", description = "Who speaks: a person of the runbook.")
    private @Nullable String as;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Their private key, where the runbook has their public one; by default looked for in ~/.ssh, "
                    + "then in the ssh agent.")
    private @Nullable String key;

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

    /** Asks, signed where the runbook has the speaker's key, and says what was answered. */
    int ask(Surroundings surroundings, Request request) {
        var kept = home(surroundings);
        var signing = new Signing(surroundings, Optional.ofNullable(key));
        return ask(surroundings, kept, new Wish(run(kept), request, as(), signing));
    }

    /** What is asked of which run by whom; empty for nobody in particular. */
    record Wish(RunId run, Request request, String as, Signing signing) {}

    static int ask(Surroundings surroundings, Home kept, Wish wish) {
        var run = wish.run();
        var signed = wish.as().isEmpty()
                ? new Signing.Signed(wish.request(), new Speaker("", "", "socket"))
                : wish.signing().sign(RecordedRun.of(kept, run), wish.request(), wish.as());
        return answer(surroundings, run, new ControlClient(kept).ask(run, signed.request(), signed.speaker()));
    }

    /** Says what whoever asks a run that this process carries out should know: what begins is seen anyway. */
    static void told(Surroundings surroundings, RequestReply requestReply) {
        if (requestReply.state() != RequestReply.State.DONE) {
            boolean waits = requestReply.state() == RequestReply.State.PENDING;
            Screens.err(surroundings)
                    .line((waits ? requestReply.id() + " pending: " : "refused: ") + requestReply.why());
        }
    }

    private static int answer(Surroundings surroundings, RunId run, RequestReply requestReply) {
        String why = requestReply.why().isEmpty() ? "" : ": " + requestReply.why();
        switch (requestReply.state()) {
            case DONE -> Screens.out(surroundings).line(requestReply.id() + " done" + why);
            case PENDING ->
                Screens.out(surroundings)
                        .line(requestReply.id() + " pending" + why + "; `cutover withdraw " + requestReply.id()
                                + " --run " + run + "` takes it away");
            case REFUSED -> Screens.err(surroundings).line("refused" + why);
        }
        return (requestReply.state() == RequestReply.State.REFUSED ? ExitCode.USAGE : ExitCode.DONE).code();
    }
}
