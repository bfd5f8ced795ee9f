package dev.cutover.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Recording;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.board.RunFollower;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.console.role.RoleSheet;
import dev.cutover.execution.follow.FollowedRun;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bell rings for what is new to a role, once. */
class RoleViewerTest {
    private static final RunId RUN = new RunId(SampleRuns.WAITING);
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-11-24T03:00:00Z"));
    private static final RoleId COMMANDER = new RoleId("commander");

    @TempDir
    private Path folder;

    private final Outlet outlet = new Outlet();
    private Home home;
    private FollowedRun followedRun;
    private RoleViewer viewer;

    /** Counts the bell, and keeps what was said of the runner. */
    private static final class Outlet implements RoleOutlet {
        private final List<String> said = new ArrayList<>();
        private int bells;

        @Override
        public void show(RoleSheet page) {
            // Only the bell is of interest.
        }

        @Override
        public void changed(Instant at, RoleSheet page, boolean rings) {
            bells += rings ? 1 : 0;
        }

        @Override
        public void say(Instant at, Optional<RunnerWords.Said> words) {
            words.ifPresent(one -> said.add(one.words()));
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void aQuestionIsOpen() throws IOException {
        home = new Home(folder.resolve("home"), new FileDisk());
        SampleRuns.waiting(home);
    }

    private void watch(String role) {
        var created =
                (RunFact.Created) home.reader(RUN).first().orElseThrow().event().fact();
        var runbook = PinnedRunbook.of(created).runbook();
        var asked = new RoleViewer.Role(RUN, RUN.value(), RoleQuestions.of(runbook, role), "");
        viewer = new RoleViewer(asked, new RunFollower(runbook), outlet, new ReadOnlyPrompt("", WALL));
        followedRun = new FollowedRun(home, RUN, runbook, WALL);
        followedRun.recall(viewer, Long.MAX_VALUE);
        viewer.caughtUp(followedRun.state());
        look();
    }

    private void look() {
        for (int looks = 0; looks < 4; looks++) {
            assertThat(followedRun.look(viewer)).isEmpty();
        }
    }

    @Test
    void aQuestionThatWasThereBeforeDoesNotRing() {
        watch("commander");
        assertThat(outlet.bells).isZero();
    }

    @Test
    void aNewQuestionRingsOnce() {
        watch("commander");
        try (var run = Recording.again(home, RUN)) {
            run.at("02:30:00").that(new PeopleFact.Lapsed("ready/2", "older than 30m"));
            look();
            assertThat(outlet.bells).isZero();
            run.that(new PeopleFact.Asked(question("ready/3")));
            look();
            assertThat(outlet.bells).isEqualTo(1);
            run.captured("ready", "notes.txt", "test");
            look();
            assertThat(outlet.bells).isEqualTo(1);
        }
    }

    @Test
    void aQuestionThatIsHandedOnToTheRoleRingsOnce() {
        watch("lead");
        try (var run = Recording.again(home, RUN)) {
            var lead = new PeopleFact.StandIn("Ines Park", COMMANDER, "deputy");
            run.at("02:30:00")
                    .that(new PeopleFact.Escalated("ready/2", "deputy", Duration.ofMinutes(20), List.of(lead), ""));
            look();
            assertThat(outlet.bells).isEqualTo(1);
            run.captured("ready", "notes.txt", "test");
            look();
            assertThat(outlet.bells).isEqualTo(1);
        }
    }

    private static Question question(String id) {
        return new Question(
                id,
                new StepId("ready"),
                1,
                Question.Kind.APPROVE,
                "Ready to shift traffic: go?",
                List.of(COMMANDER),
                List.of(new Question.Option("go", "the gate passes", Question.Care.PLAIN)),
                "sha256:1f");
    }
}
