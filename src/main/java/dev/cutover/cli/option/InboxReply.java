package dev.cutover.cli.option;

import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.inbox.KeptRequest;
import dev.cutover.journal.inbox.RequestInbox;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.ledger.RequestLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits until the process that runs a run has entered what was put into the run's inbox. Immutable. */
record InboxReply(Home home, RunId run, RequestInbox inbox, KeptRequest kept) {
    /** Large files are masked before they are kept. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    /**
     * What became of it; empty if it waits for another runner.
     *
     * @param nobody whether no process runs the run any more
     * @throws IOException if the run has ended meanwhile and the request cannot be taken out again
     */
    Optional<RequestReply> await(BooleanSupplier nobody) throws IOException {
        try (var time = WallTime.real(WallTime.today())) {
            var until = time.now().plus(PATIENCE);
            // The engine takes it out once the record has it.
            while (inbox.holds(kept) && !nobody.getAsBoolean() && time.now().isBefore(until)) {
                time.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var recordedRun = RecordedRun.of(home, run);
        var reply = recordedRun.state().requests().all().stream()
                .filter(entry -> entry.received()
                        .kept()
                        .filter(waited -> waited.name().equals(kept.name()))
                        .isPresent())
                .findFirst()
                .map(entry -> reply(recordedRun, entry));
        if (reply.isEmpty() && recordedRun.state().ended().isPresent()) {
            inbox.remove(kept);
            throw new ProblemException(
                    ExitCode.USAGE,
                    "run " + run + " has ended meanwhile, so nothing enters it",
                    "`cutover status " + run + "` says how it ended");
        }
        return reply;
    }

    private static RequestReply reply(RecordedRun recordedRun, RequestLedger.Entry entry) {
        var settled = Objects.requireNonNull(entry.settled());
        boolean done = settled.outcome() == RequestFact.Outcome.DONE;
        String digest = recordedRun.events().stream()
                .filter(event -> event.seq() > entry.seq())
                .map(Event::fact)
                .filter(EvidenceFact.class::isInstance)
                .map(fact -> ((EvidenceFact) fact).sha256())
                .findFirst()
                .orElse("");
        return new RequestReply(
                entry.id(),
                done ? RequestReply.State.DONE : RequestReply.State.REFUSED,
                settled.why() + (done && !digest.isEmpty() ? " as " + digest : ""));
    }

    /** Prints an answer; returns the exit code of the process. */
    static int print(ProcessEnvironment processEnvironment, RunId run, Request request, RequestReply requestReply) {
        String why = requestReply.why().isEmpty() ? "" : ": " + requestReply.why();
        switch (requestReply.state()) {
            case DONE -> CommandOutputs.out(processEnvironment).line(requestReply.id() + accepted(request) + why);
            case PENDING ->
                CommandOutputs.out(processEnvironment)
                        .line(requestReply.id() + " pending" + why + "; `cutover withdraw " + requestReply.id()
                                + " --run " + run + "` withdraws it");
            case REFUSED -> CommandOutputs.err(processEnvironment).line("refused" + why);
        }
        return (requestReply.state() == RequestReply.State.REFUSED ? ExitCode.USAGE : ExitCode.DONE).code();
    }

    /** What only begins with the answer is not called done. */
    private static String accepted(Request request) {
        return request.onlyBegins() ? " accepted" : " done";
    }
}
