package dev.cutover.engine.move;

import static dev.cutover.engine.operator.RequestReply.State.DONE;
import static dev.cutover.engine.operator.RequestReply.State.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flag file asks for the same hold again and again, for as long as it is there. */
class HoldByFlagTest {
    private static final Speaker FLAG = new Speaker("", "the file hold", "file");
    private static final Speaker PROMPT = new Speaker("Dana", "tester", "prompt");
    private static final int TIMES = 50;

    @Test
    void aFlagThatStaysHoldsTheRunOnceAndRecordsNothingMore() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.waiting("a", Duration.ofMinutes(5)), Books.freeze("b")));
        for (int i = 0; i < TIMES; i++) {
            bench.at(
                    Duration.ofMinutes(1).plusMillis(500L * i),
                    commandPort -> commandPort.ask(new Request.Hold("it is there"), FLAG, requestReply -> {}));
        }

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.state().status()).isEqualTo(RunStatus.HELD);
        assertThat(bench.record())
                .filteredOn(event -> event.fact() instanceof RunFact.Held)
                .hasSize(1);
        assertThat(bench.record()).noneMatch(event -> event.fact() instanceof RequestFact);
    }

    @Test
    void nobodyContinuesARunWhileItsFileExists(@TempDir Path folder) throws Exception {
        var flag = Files.createFile(folder.resolve("hold"));
        var bench = new Bench(Books.of(List.of(), Steps.waiting("a", Duration.ofMinutes(5)), Books.freeze("b")))
                .heldBy(flag);
        var replies = new ArrayList<RequestReply>();
        bench.at(Duration.ofMinutes(1), at -> at.ask(new Request.Hold("it is there"), FLAG, replies::add));
        bench.at(Duration.ofMinutes(2), at -> at.ask(new Request.Continue("enough"), PROMPT, replies::add));
        bench.at(Duration.ofMinutes(3), at -> delete(flag));
        bench.at(Duration.ofMinutes(4), at -> at.ask(new Request.Continue("it is gone"), PROMPT, replies::add));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies).extracting(RequestReply::state).containsExactly(DONE, REFUSED, DONE);
        assertThat(replies.get(1).why()).contains(flag.toString(), "delete it first");
        assertThat(bench.record())
                .filteredOn(event -> event.fact() instanceof RunFact.Continued)
                .allMatch(event -> event.at().equals(Bench.START.plus(Duration.ofMinutes(4))))
                .hasSize(1);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
