package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.control.ControlClient;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.journal.Home;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.RunStatus;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner is killed while other processes send it requests. */
class AskedWhileDyingTest {
    private static final Request GO = new Request.Decide("ready", "go", "all green", "", "");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 8, 16, 200})
    void whatItHasAcknowledgedIsOnRecordAndTheRestIsSaidAgainWithoutHarm(int millis) throws Exception {
        var crashSite = new CrashSite(folder.resolve("site"));
        var runner = crashSite.start(
                Map.of(),
                "run",
                CrashSite.BOOK.resolve("runbook.yaml").toString(),
                "--env",
                CrashSite.BOOK.resolve("local.yaml").toString(),
                "--no-input",
                "--wait");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> isAsked(crashSite));
        var run = crashSite.begun().orElseThrow();
        var answer = CompletableFuture.supplyAsync(() -> ask(crashSite.home(), run));
        runner.waitFor(millis, TimeUnit.MILLISECONDS);
        runner.destroyForcibly().waitFor();

        var heard = answer.get(30, TimeUnit.SECONDS);
        if (heard.isPresent()) {
            assertThat(heard.orElseThrow().state()).isEqualTo(RequestReply.State.DONE);
            assertThat(decisions(crashSite, run)).as("it was acknowledged").isEqualTo(1);
        }
        assertThat(crashSite.call(Map.of(), CrashSite.resume(run)))
                .as(crashSite.said())
                .isZero();
        assertThat(crashSite.state().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(decisions(crashSite, run)).isEqualTo(1);
        assertThat(crashSite.outcome().effects().values()).allMatch(times -> times == 1);
    }

    private static boolean isAsked(CrashSite crashSite) {
        return crashSite
                .begun()
                .filter(run -> crashSite.home().events(run).stream()
                        .anyMatch(event -> event.fact() instanceof PeopleFact.Asked))
                .isPresent();
    }

    /** Empty if no answer came. */
    private static Optional<RequestReply> ask(Home home, RunId run) {
        try {
            return Optional.of(new ControlClient(home).ask(run, GO, new Speaker("Dana Ortiz", "", "socket")));
        } catch (ProblemException nobodyAnswered) {
            return Optional.empty();
        }
    }

    private static long decisions(CrashSite crashSite, RunId run) {
        return crashSite.home().events(run).stream()
                .filter(event -> event.fact() instanceof PeopleFact.Decided decided
                        && decided.decision().question().startsWith("ready/"))
                .count();
    }
}
