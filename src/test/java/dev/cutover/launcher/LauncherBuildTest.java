package dev.cutover.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, and what it says when it cannot. */
class LauncherBuildTest {
    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
    }

    @Test
    void buildsOnceAndSaysSo() throws Exception {
        var first = installation.start("status");
        var second = installation.start("status");

        assertThat(first.exit()).isZero();
        assertThat(first.err())
                .isEqualTo("cutover: building first; this takes about a minute and happens once\n"
                        + Installation.PREPARING);
        assertThat(second.err()).isEmpty();
        assertThat(second.arguments()).contains("status");
        assertThat(installation.calls("mvn.calls")).containsExactly("-B -q -Dmaven.test.skip=true package");
    }

    @Test
    void buildsAgainWhenTheSourcesAreNewer() throws Exception {
        installation.start();
        installation.outdateJar();

        assertThat(installation.start().err())
                .isEqualTo("cutover: the sources are newer than the build: building again\n" + Installation.PREPARING);
        assertThat(installation.start().err()).isEmpty();
        assertThat(installation.calls("mvn.calls")).hasSize(2);
    }

    @Test
    void noticesASourceThatWasTakenAway() throws Exception {
        installation.start();
        Files.delete(installation.home().resolve("src/main/java/B.java"));

        assertThat(installation.start().err()).contains("building again");
    }

    @Test
    void leavesTheOldJarToThoseWhoRunFromIt() throws Exception {
        installation.start();
        installation.outdateJar();
        try (var running = Files.newInputStream(installation.jar())) {
            installation.start();

            assertThat(Files.readString(installation.jar())).isEqualTo("built\nbuilt\n");
            assertThat(new String(running.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("built\n");
        }
    }

    @Test
    void showsTheEndOfAFailedBuild() throws Exception {
        Path failure = installation.make("mvn.fails");

        var failed = installation.start();

        Path log = installation.home().toRealPath().resolve("target/launcher-build.log");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("cutover: the build failed (Maven exited with 3); the end of " + log + ":\nline 75\n")
                .endsWith("line 99\n");
        Files.delete(failure);
        assertThat(installation.start().exit()).isZero();
    }

    @Test
    void namesTheWayToTheLastBuildWhenANewOneFails() throws Exception {
        installation.start();
        installation.outdateJar();
        installation.make("mvn.fails");

        assertThat(installation.start().err()).endsWith("cutover: CUTOVER_NO_BUILD=1 starts the last build instead\n");

        var old = installation.with("CUTOVER_NO_BUILD", "1").start("status");
        assertThat(old.exit()).isZero();
        assertThat(old.err()).isEmpty();
        assertThat(old.arguments()).contains("status");
    }

    @Test
    void startsAnOlderBuildWithAWordWhereThereIsNoMaven() throws Exception {
        installation.start();
        installation.outdateJar();
        Files.delete(installation.tools().resolve("mvn"));

        var started = installation.start("status");

        assertThat(started.arguments()).contains("status");
        assertThat(started.err())
                .isEqualTo("cutover: there is no Maven (mvn) on PATH: starting the build that is there,"
                        + " which is older than the sources\n");
    }

    @Test
    void asksForMavenWhenThereIsNoBuildAtAll() throws Exception {
        Files.delete(installation.tools().resolve("mvn"));

        var refused = installation.start();

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("cutover: there is no Maven (mvn) on PATH, so it cannot be built;"
                        + " install Maven 3.8.7 or later\n");
    }

    @Test
    void saysThatItCannotWriteWhereItShouldBuild() throws Exception {
        Files.writeString(installation.home().resolve("target"), "not a folder");

        var refused = installation.start();

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).hasLineCount(1).contains("target cannot be written, so it cannot be built");
    }

    @Test
    void anInstalledCopyWithoutSourcesNeverBuilds() throws Exception {
        installation.start();
        Files.delete(installation.home().resolve("pom.xml"));
        installation.outdateJar();

        var started = installation.start("status");

        assertThat(started.arguments()).contains("status");
        assertThat(started.err()).isEmpty();
        assertThat(installation.calls("mvn.calls")).hasSize(1);
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Path launcher = installation.home().resolve("bin/cutover");
        Path wait = installation.make("mvn.waits");
        Process first = installation.launch(launcher, "status");
        assertThat(Installation.firstWordsOf(first)).contains("building first");
        Process second = installation.launch(launcher, "status");
        assertThat(Installation.firstWordsOf(second))
                .isEqualTo("cutover: process " + first.pid() + " is building; waiting for it");

        Files.delete(wait);

        assertThat(Installation.end(first).exit()).isZero();
        assertThat(Installation.end(second).exit()).isZero();
        assertThat(installation.calls("mvn.calls")).hasSize(1);
    }

    @Test
    void nobodyStartsFromAJarThatIsStillBeingWritten() throws Exception {
        Path launcher = installation.home().resolve("bin/cutover");
        Path packages = installation.make("mvn.packages");
        Process first = installation.launch(launcher, "status");
        while (first.isAlive() && !Files.exists(folder.resolve("mvn.half"))) {
            Thread.onSpinWait();
        }
        Process second = installation.launch(launcher, "status");
        assertThat(Installation.firstWordsOf(second))
                .isEqualTo("cutover: process " + first.pid() + " is building; waiting for it");
        Files.delete(packages);
        var maven = first.descendants().toList();
        first.destroyForcibly().waitFor();
        maven.forEach(ProcessHandle::destroyForcibly);

        var started = Installation.end(second);

        assertThat(started.exit()).isZero();
        assertThat(started.err()).startsWith("cutover: the last build did not finish: building again\n");
        assertThat(installation.calls("mvn.calls")).hasSize(2);
    }

    @Test
    void aBuilderThatDiedBlocksNobody() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = installation.home().resolve("target/launcher.lock");
        Files.createDirectories(lock.getParent());
        Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));

        var started = installation.start("status");

        assertThat(started.exit()).isZero();
        assertThat(installation.calls("mvn.calls")).hasSize(1);
        assertThat(Files.isSymbolicLink(lock)).isFalse();
    }

    @Test
    void anInterruptedBuildLeavesNoLock() throws Exception {
        installation.make("mvn.interrupts");

        assertThat(installation.start().exit()).isEqualTo(143);
        assertThat(Files.isSymbolicLink(installation.home().resolve("target/launcher.lock")))
                .isFalse();
    }
}
