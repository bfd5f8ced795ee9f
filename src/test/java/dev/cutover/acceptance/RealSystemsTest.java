package dev.cutover.acceptance;

import static dev.cutover.acceptance.RealSystemsLab.US_EAST;
import static dev.cutover.acceptance.RealSystemsLab.US_WEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.connector.webhook.ChatServer;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped runbook of {@code examples/real-systems} on real systems: only addresses and secrets are replaced. */
class RealSystemsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private RealSystemsLab lab;
    private Place place;

    @BeforeEach
    void start() throws Exception {
        lab = new RealSystemsLab(folder);
        place = lab.place(Files.createDirectory(folder.resolve("night")));
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> place.run("measure", "runbook.yaml", "failed-orders", "--env", "production")
                                .exit()
                        == ExitCode.DONE.code());
    }

    @AfterEach
    void stop() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    private static String[] run(String soak) {
        return new String[] {
            "run",
            "runbook.yaml",
            "--env",
            "production",
            "--confirm",
            "production",
            "--param",
            "soak=" + soak,
            "--answers",
            "answers.yaml",
            "--no-input"
        };
    }

    private Path flag(String region) {
        return folder.resolve("night/hand-over").resolve(region);
    }

    @Test
    void theWholeShopMoves() throws Exception {
        assertThat(place.run("check", "runbook.yaml", "--env", "production").out())
                .contains("\n7 systems of real-systems in production: 7 ready");

        place.run(run("1s")).endedWith(ExitCode.DONE);

        assertThat(lab.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(lab.haproxy().basisPoints(US_WEST)).isEqualTo(10_000);
        assertThat(lab.openIntakes()).isEmpty();
        assertThat(lab.ask("select count(*) from cutover_keys")).isEqualTo("2");
        assertThat(Files.readString(flag(US_EAST))).contains("value=new-shop");
        assertThat(Files.readString(flag(US_WEST))).contains("value=new-shop");
        assertThat(lab.freeze()).isEqualTo("frozen");
        assertThat(lab.freezeRequests())
                .singleElement()
                .satisfies(asked -> assertThat(asked.header("Idempotency-Key")).isNotEmpty());
        bothMessagesAreInOneThread();
        theRunTellsOfItself();
        assertThat(lab.orders().lost()).isEmpty();
        assertThat(record()).contains("failed-orders").doesNotContain(ChatServer.TOKEN, "not-a-secret");
    }

    private void bothMessagesAreInOneThread() {
        var replies = inThreadsOf("C0STORES");
        assertThat(replies).hasSize(2);
        assertThat(replies)
                .extracting(body -> body.path("thread_ts").asText())
                .as("thread")
                .containsOnly(replies.get(0).path("thread_ts").asText());
        assertThat(replies.get(0).toString()).contains("tonight");
        assertThat(replies.get(1).toString()).contains("All orders are taken by the new shop now.");
    }

    private void theRunTellsOfItself() {
        var replies = inThreadsOf("C0OPS");
        assertThat(replies.get(0).toString()).contains("ASKS commander", "For: <@U0DANA>");
        assertThat(replies.get(replies.size() - 1).toString()).contains("ENDED: completed");
        assertThat(lab.chat().asked().stream()
                        .filter(asked -> asked.path().endsWith("/chat.update"))
                        .reduce((earlier, later) -> later)
                        .orElseThrow()
                        .body())
                .contains("COMPLETED");
    }

    private List<JsonNode> inThreadsOf(String channel) {
        return lab.chat().asked().stream()
                .map(ChatServer.Asked::json)
                .filter(body -> body.has("thread_ts"))
                .filter(body -> body.path("channel").asText().equals(channel))
                .toList();
    }

    private String record() throws IOException {
        var home = place.home();
        return Files.readString(home.folder(home.runs().get(0)).record());
    }

    @Test
    void oneRegionIsRolledBackInMidRampAndThenTheRest() throws Exception {
        var runner = place.start(run("2s"));
        Awaitility.await().atMost(LIMIT).until(() -> lab.haproxy().basisPoints(US_WEST) == 500);
        var plan = place.run("rollback", "--region", US_WEST, "--plan");
        place.run("rollback", "--region", US_WEST, "--as", "Dana Ortiz", "--reason", "a drill")
                .endedWith(ExitCode.DONE);
        // Nobody sits at the runner, which asks whether to go on with the other region.
        runner.get(LIMIT.toSeconds(), TimeUnit.SECONDS).endedWith(ExitCode.WAITING);

        assertThat(plan.out()).contains("undo flag-us-west").doesNotContain("undo close-us-east");
        assertThat(lab.haproxy().basisPoints(US_WEST)).isZero();
        assertThat(lab.haproxy().basisPoints(US_EAST)).isEqualTo(10_000);
        assertThat(lab.openIntakes()).as("the other region stays closed").isEqualTo(US_WEST);
        assertThat(flag(US_EAST)).exists();

        place.run("rollback", "--as", "Dana Ortiz", "--reason", "the rest", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);
        everythingIsBack();
    }

    private void everythingIsBack() throws Exception {
        assertThat(lab.haproxy().basisPoints(US_EAST)).isZero();
        assertThat(lab.haproxy().basisPoints(US_WEST)).isZero();
        assertThat(lab.openIntakes()).isEqualTo("us-east us-west");
        assertThat(flag(US_EAST)).doesNotExist();
        assertThat(flag(US_WEST)).doesNotExist();
        assertThat(lab.freeze()).isEqualTo("open");
        assertThat(lab.freezeRequests().stream().map(asked -> asked.header("Idempotency-Key")))
                .as("the undo has a key of its own")
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(lab.orders().lost()).isEmpty();
        assertThat(List.of(US_EAST, US_WEST)).allSatisfy(region -> {
            int taken = lab.orders().taken(region, "old");
            Awaitility.await().atMost(LIMIT).until(() -> lab.orders().taken(region, "old") > taken + 100);
        });
    }
}
