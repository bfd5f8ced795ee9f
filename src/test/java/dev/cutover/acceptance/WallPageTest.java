package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.browser.Chromium;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cutover report --every}: a page for a wall beside a run that goes on. */
class WallPageTest {
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"2\"/>";

    @TempDir
    private Path folder;

    private Place place;
    private CompletableFuture<CommandContext> runner;

    @BeforeEach
    void aRunThatWaitsForItsTask() throws IOException {
        place = Place.in(folder);
        place.write("runbook.yaml", """
                cutover: 1
                runbook: tasks
                roles: { lead: { who: [Ines Park], may: [go, no-go, abort] } }
                phases:
                  - phase: only
                    steps:
                      - { task: Brief the support desk, id: brief, by: lead }
                      - { task: Warm the caches, id: warm, needs: [brief], by: lead }
                """);
        place.write("test.yaml", "environment: test\nsystems: {}\n");
        runner = place.start("run", "runbook.yaml", "--env", "test.yaml", "--wait", "--no-input");
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> place.home().runs().size() == 1
                        && place.run("decide").out().contains("cutover decide brief done"));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("wall.html"));
    }

    private void done(String step) throws Exception {
        place.run("decide", step, "done", "--as", "Ines Park").done();
        if (step.equals("warm")) {
            runner.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        }
    }

    @Test
    void thePageFollowsTheRunAndStaysWhenItHasEnded() throws Exception {
        var wall = place.start("report", "--every", "5s", "-o", "wall.html");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("wall.html")));
        assertThat(page()).contains(REFRESH, "Written ", "the next page is there by ", "default-src 'none'");

        done("brief");
        done("warm");

        assertThat(wall.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE).err())
                .contains("wall.html is written again every 5s", "has ended: wall.html is its report");
        assertThat(page()).doesNotContain("http-equiv=\"refresh\"", "is due at").contains("COMPLETED");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void aPageThatWasOpenedToOthersStaysOpen() throws Exception {
        var page = folder.resolve("wall.html");
        Files.writeString(page, "old");
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r--r--"));

        var wall = place.start("report", "--every", "5s", "-o", "wall.html");
        done("brief");
        done("warm");

        wall.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);
        assertThat(page()).contains("COMPLETED");
        assertThat(Files.getPosixFilePermissions(page)).contains(PosixFilePermission.OTHERS_READ);
        assertThat(folder.resolve("wall.html.next")).doesNotExist();
    }

    @Test
    void aPageThatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
        var shown = Files.createDirectory(folder.resolve("shown"));
        var wall = place.start("report", "--every", "5s", "-o", "shown/wall.html");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(shown.resolve("wall.html")));
        Files.move(shown, folder.resolve("away"));
        done("brief");
        done("warm");
        Awaitility.await()
                .during(6, TimeUnit.SECONDS)
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> !wall.isDone());
        Files.move(folder.resolve("away"), shown);

        assertThat(wall.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE).err())
                .containsOnlyOnce("cannot be written")
                .contains("shown/wall.html is written again\n");
    }

    @Test
    void aBrowserShowsTheNewPageByItself() throws Exception {
        var chromium = new Chromium(Files.createDirectory(folder.resolve("browser")));
        try {
            var wall = place.start("report", "--every", "5s", "-o", "wall.html");
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("wall.html")));
            var page = chromium.open(folder.resolve("wall.html"), 1280, 800, false);
            assertThat(page.evaluate("document.querySelector('.verdict .word').textContent"))
                    .isNotEqualTo("COMPLETED");
            done("brief");
            done("warm");
            wall.get(60, TimeUnit.SECONDS).endedWith(ExitCode.DONE);

            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .ignoreExceptions()
                    .until(
                            () -> page.evaluate("document.querySelector('.verdict .word').textContent"),
                            "COMPLETED"::equals);
            assertThat(page.complaints()).isEmpty();
        } finally {
            chromium.close();
        }
    }

    @Test
    void itIsForAFileInHtmlAndNotTooOften() throws Exception {
        assertThat(place.run("report", "--every", "1m")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--every keeps a page up to date", "add -o wall.html");
        assertThat(place.run("report", "--every", "1m", "-o", "wall.md")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("a file in html");
        assertThat(place.run("report", "--every", "1s", "-o", "wall.html")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'1s' is not between 5s and 1d");
        done("brief");
        done("warm");
    }
}
