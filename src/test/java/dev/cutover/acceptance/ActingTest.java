package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change systems: which run they act on, and how they end without a person at the terminal. */
class ActingTest {
    private static final String GO = "  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookAndItsEnvironment() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("answers.yaml", "answers:\n" + GO);
        place.write("too-many.yaml", "answers:\n" + GO + GO.replace("go,", "no-go,"));
        place.write("go-on.yaml", "answers:\n  - { at: rollback, as: Dana Ortiz, say: go-on }\n");
        place.write("go-again.yaml", "answers:\n  - { at: rollback, as: Dana Ortiz, say: go-on }\n" + GO);
    }

    private CommandContext begin(String... more) {
        var args = new String[4 + more.length];
        args[0] = "run";
        args[1] = "orders.yaml";
        args[2] = "--env";
        args[3] = "virtual";
        System.arraycopy(more, 0, args, 4, more.length);
        return place.run(args);
    }

    @Test
    void anAnswerThatNothingAskedForIsAnErrorAtTheEnd() {
        var ran = begin("--answers", "too-many.yaml").endedWith(ExitCode.INVALID);

        assertThat(ran.out()).contains("error: no question asked for the answer 'no-go' by Dana Ortiz at ready");
        assertThat(place.run("status").done().out()).contains("COMPLETED");
    }

    @Test
    void anAnswerIsNoErrorWhileTheRunStillWaits() {
        begin().endedWith(ExitCode.WAITING);
        var resumed = place.run("resume", "--answers", "go-on.yaml").endedWith(ExitCode.WAITING);

        assertThat(resumed.out()).doesNotContain("no question asked").contains("waiting for commander (Dana Ortiz");
    }

    @Test
    void anAnswerGivenBeforeIsNoError() {
        begin().endedWith(ExitCode.WAITING);
        place.run("resume", "--answers", "answers.yaml").endedWith(ExitCode.DONE);
        place.run("resume", place.home().runs().get(0).value(), "--answers", "answers.yaml")
                .endedWith(ExitCode.DONE);
    }

    @Test
    void withTwoOpenRunsTheRunMustBeNamed() {
        begin().endedWith(ExitCode.WAITING);
        begin().endedWith(ExitCode.WAITING);
        var runs = place.home().runs();

        for (String command : new String[] {"resume", "rollback"}) {
            var refused = place.run(command).endedWith(ExitCode.USAGE);
            assertThat(refused.err())
                    .contains(
                            "2 runs are open", runs.get(0).value(), runs.get(1).value());
        }
        place.run("resume", runs.get(1).value(), "--answers", "answers.yaml").endedWith(ExitCode.DONE);
        place.run("resume", "--answers", "answers.yaml").endedWith(ExitCode.DONE);
        assertThat(place.run("resume").endedWith(ExitCode.DONE).out()).contains("has ended: completed");
    }

    @Test
    void aRegionThatWasRolledBackIsShiftedAgain() {
        begin("--answers", "answers.yaml").endedWith(ExitCode.DONE);
        place.run("rollback", "--region", "us-east", "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);
        place.run("resume", "--again", "region=us-east", "--answers", "go-again.yaml")
                .endedWith(ExitCode.DONE);

        assertThat(place.run("status").done().out()).contains("COMPLETED", "100 %");
    }

    @Test
    void theGoBeforeARollbackDoesNotCountForWhatIsShiftedAgain() {
        begin("--answers", "answers.yaml").endedWith(ExitCode.DONE);
        place.run("rollback", "--region", "us-east", "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);

        assertThat(place.run("resume", "--again", "region=us-east", "--answers", "go-on.yaml")
                        .endedWith(ExitCode.WAITING)
                        .out())
                .contains("waiting for commander (Dana Ortiz) at ready");
        assertThat(place.run("status").done().out()).contains("us-east  old 100 %");
    }

    @Test
    void onlyStepsThatWereRolledBackRunAgain() {
        begin("--answers", "answers.yaml").endedWith(ExitCode.DONE);
        place.run("rollback", "--region", "us-east", "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);

        assertThat(place.run("resume", "--again", "ready")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("step 'ready' is succeeded");
        assertThat(place.run("resume", "--again", "reddy")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("no step 'reddy'");
        assertThat(place.run("resume", "--again", "region=mars")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("no region 'mars'");
    }

    @Test
    void withoutAnEnvironmentTheErrorListsTheKnownOnes() throws IOException {
        place.write("shop.yaml", """
                cutover: 1
                runbook: shop
                title: Shop
                roles:
                  lead: { who: [Dana Ortiz], may: [go, no-go, rollback] }
                systems:
                  shop: { title: The shop, owner: shop, flow: consumer }
                phases:
                  - phase: only
                    steps:
                      - { action: Switch, id: switch, system: shop, call: switch-over, undo: none, because: small }
                """);

        assertThat(place.run("run", "shop.yaml").endedWith(ExitCode.INVALID).err())
                .contains("the embedded sandbox was used", "beside the runbook: virtual");
    }
}
