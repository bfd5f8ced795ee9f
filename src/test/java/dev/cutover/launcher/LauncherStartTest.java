package dev.cutover.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java the launcher starts, with which options, and that nothing of the command line is lost on the way. */
class LauncherStartTest {
    @TempDir
    private Path folder;

    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
    }

    @Test
    void worksThroughLinksAndFromAnyFolder() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("some where/else"));
        Path absolute = Files.createSymbolicLink(
                folder.resolve("some where/absolute"), installation.home().resolve("bin/cutover"));
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("../absolute"));

        for (Path launcher : List.of(absolute, relative, Path.of("./relative"))) {
            var started = installation.in(elsewhere).startAs(launcher, "status");

            assertThat(started.exit()).isZero();
            assertThat(started.arguments())
                    .containsSubsequence("-jar", installation.jar().toRealPath().toString(), "status");
        }
        assertThat(installation.calls("mvn.calls")).hasSize(1);
    }

    @Test
    void handsArgumentsOnAsTheyWere() throws Exception {
        var started = installation.start("decide", "a  b", "*", "", "$HOME", "it's \"so\"", "-x=ü");

        assertThat(started.arguments()).containsSubsequence("decide", "a  b", "*", "", "$HOME", "it's \"so\"", "-x=ü");
    }

    @Test
    void saysWhereTheAnswerGoes() throws Exception {
        assertThat(installation.start("status").arguments())
                .contains("-Dcutover.stdout=pipe", "-Dcutover.terminal=false", "-Dcutover.stdin=none");
    }

    @Test
    void becomesTheProcessThatItStarts() throws Exception {
        var ended = installation.start("fail");

        assertThat(ended.exit()).isEqualTo(5);
        assertThat(ended.arguments()).endsWith(Long.toString(ended.pid()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "rehearse", "status", "--help"})
    void everyCommandGetsTheFirstCompilerOnly(String command) throws Exception {
        assertThat(installation.start(command).arguments()).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    @Test
    void onlyAStatusIsOverBeforeCompilingPays() throws Exception {
        assertThat(installation.start("status").arguments()).contains("-XX:Tier3InvocationThreshold=1000");
        assertThat(installation.start("run").arguments()).noneMatch(argument -> argument.startsWith("-XX:Tier3"));
    }

    @Test
    void aZoneThatIsNamedIsNotReplacedByTheMachines() throws Exception {
        assertThat(installation.with("TZ", "Europe/Berlin").start("status").arguments())
                .doesNotContain("-Duser.timezone=UTC");
    }

    @Test
    void beginsWithLittleMemoryUnlessToldHowMuch() throws Exception {
        assertThat(installation.start("status").arguments())
                .contains("-Xms24m", "-XX:NewSize=12m")
                .noneMatch(argument -> argument.startsWith("-Xmx"));
        assertThat(installation
                        .with("CUTOVER_JAVA_OPTS", "-Xmx16m")
                        .start("status")
                        .arguments())
                .contains("-Xmx16m")
                .doesNotContain("-Xms24m", "-XX:NewSize=12m");
    }

    @Test
    void whatAComparisonMakesStaysInTheCache() throws Exception {
        assertThat(installation.start("diff").arguments()).contains("-XX:MaxNewSize=4m");
        assertThat(installation.start("run").arguments()).doesNotContain("-XX:MaxNewSize=4m");
        assertThat(installation
                        .with("CUTOVER_JAVA_OPTS", "-Xmx16m")
                        .start("diff")
                        .arguments())
                .doesNotContain("-XX:MaxNewSize=4m");
    }

    @Test
    void moreOptionsForTheJvmComeLast() throws Exception {
        var started = installation
                .with("CUTOVER_JAVA_OPTS", "-Xmx64m  -XX:+UseG1GC -Dx=*")
                .start("status");

        assertThat(started.arguments())
                .containsSubsequence("-Xshare:auto", "-Xmx64m", "-XX:+UseG1GC", "-Dx=*", "-jar")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void pipesAreUtf8AndNoLocaleLosesNoLetter() throws Exception {
        assertThat(installation.without("LC_ALL").start().arguments())
                .contains("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "C.UTF-8");
        assertThat(installation.with("LC_ALL", "de_DE.ISO-8859-1").start().arguments())
                .contains("de_DE.ISO-8859-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx_YY.UTF-8", "UTF-8", "en_US.utf8", "de_DE"})
    void aLocaleThatIsNotInstalledLosesNoLetter(String locale) throws Exception {
        installation.addLocale("ANSI_X3.4-1968");

        assertThat(installation
                        .with("LC_ALL", "")
                        .with("LC_CTYPE", locale)
                        .start()
                        .arguments())
                .contains("C.UTF-8");
    }

    @Test
    void aLocaleThatIsInstalledIsKept() throws Exception {
        installation.addLocale("UTF-8");

        assertThat(installation.with("LC_ALL", "de_DE.UTF-8").start().arguments())
                .contains("de_DE.UTF-8");
    }

    @Test
    void archivesClassesOnceForEachBuild() throws Exception {
        installation.start();
        var second = installation.start();
        assertThat(installation.calls("java.dumps")).hasSize(1);
        assertThat(second.arguments())
                .contains("-XX:SharedArchiveFile="
                        + installation.home().toRealPath().resolve("target/classes-17.0.1.jsa"));

        installation.outdateJar();
        installation.start();
        assertThat(installation.calls("java.dumps")).hasSize(2);
    }

    @Test
    void anArchiveMadeElsewhereIsMadeAnew() throws Exception {
        installation.start();
        Files.writeString(installation.home().resolve("target/classes-17.0.1.jsa.for"), "/other/java\n/other/home\n");

        installation.start();

        assertThat(installation.calls("java.dumps")).hasSize(2);
    }

    @Test
    void leavesNothingBehindButTheBuildAndItsArchive() throws Exception {
        installation.start();

        assertThat(target())
                .containsExactlyInAnyOrder(
                        "cutover.jar", "launcher-build.log", "classes-17.0.1.jsa", "classes-17.0.1.jsa.for");
    }

    @Test
    void archivesForAnotherJavaAndSaysSo() throws Exception {
        installation.start();
        installation.addJava("other", "21.0.2");

        var other = installation
                .with("JAVA_HOME", folder.resolve("other").toString())
                .start("status");

        assertThat(other.err()).isEqualTo(Installation.preparing("21.0.2"));
        assertThat(target()).contains("classes-17.0.1.jsa", "classes-21.0.2.jsa");
        assertThat(installation.start("status").err()).isEmpty();
    }

    @Test
    void oneJavaByTwoNamesHasOneArchive() throws Exception {
        installation.start();
        Path link = Files.createSymbolicLink(folder.resolve("current"), folder.resolve("jdk"));
        installation.with("JAVA_HOME", link.toString()).start();
        installation
                .without("JAVA_HOME")
                .with("CUTOVER_JVMS", folder.toString())
                .start();

        assertThat(installation.calls("java.dumps")).hasSize(1);
    }

    @Test
    void whoeverDiedArchivingKeepsNobodyFromIt() throws Exception {
        installation.start();
        Files.delete(installation.home().resolve("target/classes-17.0.1.jsa"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = installation.home().resolve("target/launcher.lock");
        Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));

        assertThat(installation.start().err()).isEqualTo(Installation.PREPARING);
        assertThat(target()).contains("classes-17.0.1.jsa").doesNotContain("launcher.lock");
    }

    @Test
    void aFullDiskIsNotTriedAgainAndAgain() throws Exception {
        installation.start();
        Files.delete(installation.home().resolve("target/classes-17.0.1.jsa"));
        Path mkdir = installation.tools().resolve("mkdir");
        Files.writeString(
                mkdir,
                Files.readString(mkdir).replace("exec ", "")
                        + "case $2 in *.jsa.*/home) ln -s /dev/full \"${2%home}for\" ;; esac\n");

        var started = installation.start("status");

        assertThat(started.err()).isEmpty();
        assertThat(started.arguments()).contains("status");
        assertThat(installation.calls("java.dumps")).hasSize(1);
        assertThat(target()).noneMatch(left -> left.matches("classes-17.0.1.jsa.\\d+"));
    }

    @Test
    void anInterruptedArchivingLeavesNoHalfArchiveAndNoLock() throws Exception {
        Path interrupts = installation.make("dump.interrupts");

        assertThat(installation.start().exit()).isEqualTo(143);

        assertThat(target()).containsExactlyInAnyOrder("cutover.jar", "launcher-build.log");
        Files.delete(interrupts);
        assertThat(installation.start().err()).isEqualTo(Installation.PREPARING);
        assertThat(installation.calls("mvn.calls")).hasSize(1);
    }

    @Test
    void whatAKilledArchivingLeftIsClearedAway() throws Exception {
        Path left = installation.home().resolve("target/classes-17.0.1.jsa.4711");
        Files.createDirectories(left.resolve("home"));

        installation.start();

        assertThat(left).doesNotExist();
    }

    @Test
    void startsWithoutAnArchiveWhereNoneCanBeWritten() throws Exception {
        installation.make("dump.fails");

        var first = installation.start("status");
        var second = installation.start("status");

        assertThat(first.exit()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(second.arguments()).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="));
        assertThat(second.err()).isEmpty();
        assertThat(installation.calls("java.dumps")).hasSize(1);
    }

    @Test
    void whileOneArchivesAnotherStartsWithoutWaiting() throws Exception {
        installation.start();
        Files.delete(installation.home().resolve("target/classes-17.0.1.jsa"));
        Path wait = installation.make("dump.waits");
        Process first = installation.launch(installation.home().resolve("bin/cutover"), "status");
        assertThat(Installation.firstWordsOf(first)).contains("preparing quick starts");

        var second = installation.start("status");

        assertThat(second.exit()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(second.arguments()).contains("status").noneMatch(argument -> argument.contains(".jsa"));
        Files.delete(wait);
        assertThat(Installation.end(first).arguments()).anyMatch(argument -> argument.endsWith("classes-17.0.1.jsa"));
    }

    @Test
    void prefersTheNamedJavaThenTheOneOnPathThenTheNewest() throws Exception {
        installation.addJava("path", "17.0.2");
        installation.addJava("jvms/a", "21.0.1");
        installation.addJava("jvms/b", "18");
        Files.createSymbolicLink(installation.tools().resolve("java"), folder.resolve("path/bin/java"));
        assertThat(usedJava()).isEqualTo(folder.resolve("jdk"));

        installation.with("JAVA_HOME", folder.resolve("nowhere").toString());
        assertThat(usedJava()).isEqualTo(folder.resolve("path").toRealPath());

        installation.addJava("path", "11.0.2");
        assertThat(usedJava()).isEqualTo(folder.resolve("jvms/a"));
    }

    @Test
    void asksAJavaThatDoesNotSayItsVersion() throws Exception {
        installation.addJava("shims", "17.0.3");
        Files.delete(folder.resolve("shims/release"));
        Files.createSymbolicLink(installation.tools().resolve("java"), folder.resolve("shims/bin/java"));

        assertThat(installation.without("JAVA_HOME").start().exit()).isZero();
        assertThat(installation.home().resolve("target/classes-17.0.3.jsa")).exists();
    }

    @Test
    void refusesAnOldJavaInOneLine() throws Exception {
        installation.addJava("jdk", "11.0.2");
        installation.addJava("jvms/old", "1.8.0_392");

        var refused = installation.start();

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("cutover: needs Java 17 or later and found none; install one, or set JAVA_HOME to it\n");
    }

    private List<String> target() throws IOException {
        try (var left = Files.list(installation.home().resolve("target"))) {
            return left.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path usedJava() throws Exception {
        List<String> printed = installation.start().arguments();
        return Path.of(printed.get(printed.size() - 2)).getParent().getParent();
    }
}
