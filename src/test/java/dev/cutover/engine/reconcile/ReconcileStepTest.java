package dev.cutover.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.WorkFolders;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.LiveBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step compares two record sets, looks again, and is judged. */
class ReconcileStepTest {
    private static final Duration PAUSE = Duration.ofMinutes(3);
    private static final String OLD = "old";
    private static final String NEW = "new";

    @TempDir
    Path folder;

    private final LiveBooks books = new LiveBooks(() -> Bench.START, OLD, NEW);

    private Bench bench() {
        var what = new Reconciliation(
                new RecordInput(Books.SYSTEM.value(), OLD, Map.of()),
                new RecordInput(Books.SYSTEM.value(), NEW, Map.of()),
                List.of("order_id"),
                Map.of(),
                new Looks(Optional.empty(), Looks.CHANGED, PAUSE, 3),
                Reconciliation.Checks.NONE,
                Map.of());
        var step = Books.step("recon", Optional.empty(), new Work.Reconcile(what, Optional.empty()));
        var bench = new Bench(Books.of(List.of(), step)).workingIn(folder.resolve("work"));
        bench.world().booking(books);
        return bench;
    }

    private void both(String id, String status, String total) {
        books.put(OLD, id, status, total).put(NEW, id, status, total);
    }

    @Test
    void twoSidesThatAgreePass() throws Exception {
        both("1", "created", "10.50");
        books.put(OLD, "2", "shipped", "7").put(NEW, "2", "shipped", "7.00");
        var bench = bench();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.step("recon").outputs()).containsEntry("missing", "0").containsEntry("different", "0");
        assertThat(bench.facts(ReconcileFact.Looked.class)).hasSize(1);
        assertThat(bench.facts(ReconcileFact.Reconciled.class))
                .singleElement()
                .returns(true, ReconcileFact.Reconciled::passed)
                .extracting(done -> done.result().tally().keys().equal())
                .isEqualTo(2L);
        assertThat(bench.facts(EvidenceFact.class))
                .extracting(EvidenceFact::name)
                .containsExactly("reconciliation.json");
    }

    @Test
    void aDifferenceCountsOnceItWasSeenTwice() throws Exception {
        both("1", "created", "10.50");
        books.put(OLD, "2", "shipped", "7").put(NEW, "2", "created", "7");
        books.put(OLD, "3", "shipped", "9");
        var bench = bench();

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        var failed = bench.facts(StepFact.Failed.class).get(0);
        assertThat(failed.cause()).isEqualTo(StepFact.FailureCause.MISMATCH);
        assertThat(failed.why()).contains("2 of 3 old differ").contains("missing-right is 1, must be = 0");
        assertThat(bench.step("recon").ended()).isEqualTo(Bench.START.plus(PAUSE));
        assertThat(bench.facts(EvidenceFact.class))
                .extracting(EvidenceFact::name)
                .containsExactly("reconciliation.json", "differences.csv");
    }

    @Test
    void whatAgreesAtTheSecondLookWasOnlyMoving() throws Exception {
        both("1", "created", "10.50");
        books.put(OLD, "2", "shipped", "7").put(NEW, "2", "created", "7");
        var bench = bench().watching((commandPort, event) -> {
            if (event.fact() instanceof ReconcileFact.Looked) {
                books.put(NEW, "2", "shipped", "7");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(ReconcileFact.Looked.class))
                .extracting(ReconcileFact.Looked::suspects)
                .containsExactly(1L, 0L);
        assertThat(books.streams(OLD)).as("only suspects are read again").isEqualTo(1);
    }

    @Test
    void whatWasNotReadIsNeverEqual() throws Exception {
        both("1", "created", "10.50");
        both("2", "created", "10.50");
        books.breaking(NEW);
        var bench = bench();

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        var failed = bench.facts(StepFact.Failed.class).get(0);
        assertThat(failed.cause()).isEqualTo(StepFact.FailureCause.INCOMPLETE);
        assertThat(failed.why()).contains("the connection was reset");
    }

    @Test
    void nothingComparedIsNotGreen() throws Exception {
        var bench = bench();

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(StepFact.Failed.class))
                .singleElement()
                .returns(StepFact.FailureCause.INCOMPLETE, StepFact.Failed::cause);
    }

    @Test
    void temporaryFilesAreGoneAtTheEnd() throws Exception {
        both("1", "created", "10.50");
        bench().run();

        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void aKillAtAnyForceComesToTheSameEnd() throws Exception {
        both("1", "created", "10.50");
        books.put(OLD, "2", "shipped", "7").put(NEW, "2", "created", "7");
        var undisturbed = bench();
        undisturbed.run();
        var expected = undisturbed.facts(ReconcileFact.Reconciled.class).get(0).result();
        for (int forces = 1; forces < 12; forces++) {
            WorkFolders.remove(folder.resolve("work"));
            var bench = bench();
            if (bench.runUntilKilled(forces) == null) {
                bench.run();
            }

            assertThat(bench.step("recon").state())
                    .as("killed at force %d", forces)
                    .isEqualTo(StepState.FAILED);
            assertThat(bench.facts(ReconcileFact.Reconciled.class))
                    .singleElement()
                    .returns(expected, ReconcileFact.Reconciled::result);
        }
    }

    @Test
    void whatWasReadBeforeAKillIsNotReadAgain() throws Exception {
        var bench = killedAfterTheFirstLook();
        bench.run();

        assertThat(books.streams(OLD)).isEqualTo(1);
        assertThat(bench.facts(ReconcileFact.Looked.class))
                .extracting(ReconcileFact.Looked::look)
                .containsExactly(1, 2);
        assertThat(result(bench, Figure.DIFFERENT)).isEqualTo("1");
    }

    @Test
    void filesThatAreGoneAreReadAnewAndItIsSaid() throws Exception {
        var bench = killedAfterTheFirstLook();
        WorkFolders.remove(folder.resolve("work"));
        bench.run();

        assertThat(books.streams(OLD)).isEqualTo(2);
        var looks = bench.facts(ReconcileFact.Looked.class);
        assertThat(looks).extracting(ReconcileFact.Looked::look).containsExactly(1, 1, 2);
        assertThat(looks.get(1).remarks()).singleElement().asString().contains("read anew");
        assertThat(result(bench, Figure.DIFFERENT)).isEqualTo("1");
    }

    private static String result(Bench bench, Figure figure) {
        return bench.facts(ReconcileFact.Reconciled.class)
                .get(0)
                .result()
                .figures()
                .get(figure)
                .toPlainString();
    }

    /** A run whose runner was killed when a first look with a suspect was durable. */
    private Bench killedAfterTheFirstLook() throws InterruptedException, IOException {
        both("1", "created", "10.50");
        books.put(OLD, "2", "shipped", "7").put(NEW, "2", "created", "7");
        for (int forces = 1; ; forces++) {
            WorkFolders.remove(folder.resolve("work"));
            var fresh = new LiveBooks(() -> Bench.START, OLD, NEW);
            var bench = bench();
            bench.world().booking(fresh);
            fresh.put(OLD, "1", "created", "1").put(NEW, "1", "created", "1").put(OLD, "2", "a", "1");
            bench.runUntilKilled(forces);
            if (bench.facts(ReconcileFact.Looked.class).size() == 1) {
                WorkFolders.remove(folder.resolve("work"));
                var again = bench();
                assertThat(again.runUntilKilled(forces)).isNull();
                assertThat(Files.exists(folder.resolve("work").resolve("recon-1")))
                        .isTrue();
                return again;
            }
        }
    }
}
