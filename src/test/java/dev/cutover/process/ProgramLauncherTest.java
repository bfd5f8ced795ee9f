package dev.cutover.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramLauncherTest {
    private static final Duration GRACE = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final ProgramLauncher programLauncher = ProgramLauncher.detached(System.getenv());

    @Test
    void argumentsArriveAsTheyStand() throws Exception {
        var argv = new ArrayList<>(List.of("printf", "%s\\n"));
        argv.addAll(List.of("two words", "$HOME `id`; ls", "", "quo\"te's", "*"));
        var programEnd = programLauncher.run(program(argv, ""));
        assertThat(programEnd.exit()).isZero();
        assertThat(programEnd.out().text()).isEqualTo("two words\n$HOME `id`; ls\n\nquo\"te's\n*\n");
    }

    @Test
    void whatTheLocaleCannotSayIsRefusedNotReplaced() throws Exception {
        String said;
        try {
            said = programLauncher
                    .run(program(List.of("printf", "%s", "密"), ""))
                    .out()
                    .text();
        } catch (NotStartedException e) {
            said = e.why();
        }
        assertThat(said).matches("密|the argument `密` cannot be said in .*LC_ALL=C.UTF-8");
    }

    @Test
    void theEnvironmentIsWhatWasGivenAndNothingElse() throws Exception {
        var programEnd = programLauncher.run(program(List.of("env"), ""));
        assertThat(programEnd.out().lines()).containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8");
    }

    @Test
    void bothOutputsAndTheExitCodeAreKeptApart() throws Exception {
        var programEnd = sh("echo to out; echo to err >&2; exit 7");
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.EXITED);
        assertThat(programEnd.exit()).isEqualTo(7);
        assertThat(programEnd.out().text()).isEqualTo("to out\n");
        assertThat(programEnd.err().text()).isEqualTo("to err\n");
    }

    @Test
    void inputIsFedAndNeedNotBeRead() throws Exception {
        String much = "0123456789".repeat(100_000);
        assertThat(programLauncher
                        .run(program(List.of("wc", "-c"), much))
                        .out()
                        .text()
                        .strip())
                .isEqualTo("1000000");
        assertThat(programLauncher.run(program(List.of("true"), much)).exit()).isZero();
        assertThat(programLauncher.run(program(List.of("cat"), "")).out().isEmpty())
                .isTrue();
    }

    @Test
    void muchOutputIsCutInTheMiddleAndNeverBlocks() throws Exception {
        var programEnd = sh("echo first; dd if=/dev/zero bs=1000 count=5000 2>/dev/null; echo last;"
                + " dd if=/dev/zero bs=1000 count=5000 2>/dev/null >&2; echo end >&2");
        byte[] out = programEnd.out().bytes();
        assertThat(programEnd.out().isWhole()).isFalse();
        assertThat(out.length).isBetween(1 << 20, (1 << 20) + 100);
        assertThat(new String(out, StandardCharsets.UTF_8))
                .startsWith("first\n")
                .endsWith("last\n")
                .contains("\n[cutover: " + (5_000_000 + 6 + 5 - (1 << 20)) + " bytes were dropped]\n");
        assertThat(programEnd.err().text()).endsWith("end\n");
    }

    @Test
    void muchOutputIsCutBetweenLinesOrAtLeastBetweenWords() throws Exception {
        for (String gap : List.of("\\n", " ")) {
            var programEnd = sh("i=0; while [ $i -lt 2000 ]; do i=$((i+1)); printf 'password-one-two-three" + gap
                    + "%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; done");
            assertThat(programEnd.out().isWhole()).isFalse();
            assertThat(programEnd
                            .out()
                            .text()
                            .replaceAll("\n\\[cutover: \\d+ bytes were dropped]\n", "")
                            .split("[ \n]", -1))
                    .hasSizeGreaterThan(40_000)
                    .containsOnly("password-one-two-three", "");
        }
    }

    @Test
    void binaryOutputIsKeptByteForByte() throws Exception {
        var all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        Path file = Files.write(folder.resolve("bytes"), all);
        assertThat(programLauncher
                        .run(program(List.of("cat", file.toString()), ""))
                        .out()
                        .bytes())
                .isEqualTo(all);
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithItsGrandchildren() throws Exception {
        var programEnd = shWithin(Duration.ofMillis(400), "sleep 300 & echo $!; (sleep 300 & echo $!; wait) & wait");
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.OVERDUE);
        assertThat(programEnd.left()).isEmpty();
        assertThat(programEnd.out().lines()).hasSize(2).noneMatch(ProgramLauncherTest::isRunning);
    }

    @Test
    void orphansOfTheSessionAreFoundToo() throws Exception {
        var programEnd = shWithin(Duration.ofMillis(400), "(sleep 300 & echo $!) ; sleep 300");
        assertThat(programEnd.out().lines()).hasSize(1).noneMatch(ProgramLauncherTest::isRunning);
    }

    @Test
    void aProgramThatIgnoresTermIsKilledAfterTheGrace() throws Exception {
        var programEnd = shWithin(Duration.ofMillis(300), "trap '' TERM; echo $$; while :; do sleep 0.05; done");
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.OVERDUE);
        assertThat(programEnd.left()).isEmpty();
        assertThat(programEnd.out().lines()).hasSize(1).noneMatch(ProgramLauncherTest::isRunning);
    }

    @Test
    void aProgramMayCleanUpWithinTheGrace() throws Exception {
        var programEnd = shWithin(
                Duration.ofMillis(300), "trap 'echo cleaned; exit 1' TERM; echo began; sleep 300 & wait; echo never");
        assertThat(programEnd.out().text()).isEqualTo("began\ncleaned\n");
    }

    @Test
    void anInterruptEndsTheTreeAndLeavesNoZombie() throws Exception {
        Path pids = folder.resolve("pids");
        var program = program(
                List.of("sh", "-c", "echo said; sleep 300 & printf \"%s\\n\" $$ $! > pids.new; mv pids.new pids; wait"),
                "");
        var result = new CompletableFuture<ProgramEnd>();
        var thread = new Thread(() -> {
            try {
                result.complete(programLauncher.run(program));
            } catch (NotStartedException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        while (!Files.exists(pids)) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        var programEnd = result.get(20, TimeUnit.SECONDS);
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.INTERRUPTED);
        assertThat(programEnd.out().text()).isEqualTo("said\n");
        assertThat(Path.of("/proc", Files.readAllLines(pids).get(0))).doesNotExist();
        assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(ProgramLauncherTest::isRunning);
    }

    @Test
    void whatIsInterruptedBeforehandIsNeverStarted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> programLauncher.run(program(List.of("touch", "made"), "")))
                .isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void whatIsLeftRunningOnPurposeIsNeitherWaitedForNorEnded() throws Exception {
        var programEnd = sh("sleep 300 & echo $!; sleep 0.3");
        assertThat(programEnd.how()).isEqualTo(ProgramEnd.How.EXITED);
        assertThat(programEnd.out().text()).contains("left running keeps the output open");
        var left = ProcessHandle.of(Long.parseLong(programEnd.out().lines().get(0)));
        assertThat(left)
                .hasValueSatisfying(
                        process -> assertThat(process.destroyForcibly()).isTrue());
    }

    @Test
    void theTerminalsInterruptReachesNoDetachedProgram() throws Exception {
        String session = sh("cut -d' ' -f6 /proc/$$/stat; echo $$").out().text();
        assertThat(session.lines().distinct())
                .as("it leads a session of its own")
                .hasSize(1);
        String attached = ProgramLauncher.attached()
                .run(program(List.of("sh", "-c", "cut -d' ' -f6 /proc/$$/stat; echo $$"), ""))
                .out()
                .text();
        assertThat(attached.lines().distinct()).hasSize(2);
    }

    @Test
    void aMissingProgramIsReportedBeforeAnythingIsStarted() throws IOException {
        assertThatThrownBy(() -> programLauncher.run(program(List.of("no-such-program"), "")))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("`no-such-program` on the search path");
        assertThatThrownBy(() -> programLauncher.run(program(List.of("bin/none"), "")))
                .isInstanceOf(NotStartedException.class)
                .hasMessage("there is no program " + folder.resolve("bin/none"));
        Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
        assertThatThrownBy(() -> programLauncher.run(program(List.of("./plain"), "")))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("chmod +x " + folder.resolve("plain"));
    }

    @Test
    void aMissingInterpreterIsNoFailureOfTheProgram() throws IOException {
        Path script = Files.writeString(folder.resolve("script"), "#!/no/such/interpreter\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> programLauncher.run(program(List.of("./script"), "")))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("script");
    }

    @Test
    void aMissingFolderAndAnImpossibleArgumentAreReported() {
        var nowhere =
                new Program(List.of("true"), folder, folder.resolve("none"), Map.of(), "", Program.Limits.DEFAULT);
        assertThatThrownBy(() -> programLauncher.run(nowhere))
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining("working folder");
        assertThatThrownBy(() -> programLauncher.run(program(List.of("true", "nul\0inside"), "")))
                .isInstanceOf(NotStartedException.class);
        assertThatThrownBy(() -> programLauncher.run(program(List.of("true", "x".repeat(5_000_000)), "")))
                .isInstanceOf(NotStartedException.class);
    }

    private ProgramEnd sh(String script) throws NotStartedException, InterruptedException {
        return programLauncher.run(program(List.of("sh", "-c", script), ""));
    }

    private ProgramEnd shWithin(Duration time, String script) throws NotStartedException, InterruptedException {
        var limits = new Program.Limits(Optional.of(time), GRACE, 1 << 20);
        var program = program(List.of("sh", "-c", script), "");
        return programLauncher.run(new Program(
                program.argv(), program.base(), program.folder(), program.environment(), program.stdin(), limits));
    }

    private Program program(List<String> argv, String stdin) {
        var environment = Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8");
        return new Program(
                argv, folder, folder, environment, stdin, new Program.Limits(Optional.empty(), GRACE, 1 << 20));
    }

    private static boolean isRunning(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
