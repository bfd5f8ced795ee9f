package dev.cutover.connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPreflightTest {
    private static final String FREEZE = "operations: { freeze: { argv: [bin/freeze] }, thaw: { argv: [bin/thaw] } }\n";
    private static final String CHECK = FREEZE + "with: { check: { argv: [bin/check], timeout: 5s } }\n";

    @TempDir
    private Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() throws IOException {
        bench = new Workbench(folder).script("bin/freeze", "touch frozen");
    }

    @Test
    void programsThatAreThereTellNothingOfWhatIsBehindThem() throws Exception {
        var found = look(FREEZE, "freeze");

        assertThat(found.get(Aspect.OPERATIONS)).isEqualTo(Found.ok(Aspect.OPERATIONS, "its program can be started"));
        assertThat(found.get(Aspect.REACHABLE).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(found.get(Aspect.REACHABLE).text()).contains("check");
        assertThat(folder.resolve("frozen")).doesNotExist();
    }

    @Test
    void aProgramThatIsMissingOrMayNotBeStartedIsNamed() throws Exception {
        assertThat(look(FREEZE, "thaw").get(Aspect.OPERATIONS).text())
                .isEqualTo("thaw: there is no program " + folder.resolve("bin/thaw"));

        Files.writeString(folder.resolve("bin/thaw"), "#!/bin/sh\n");
        assertThat(look(FREEZE, "thaw").get(Aspect.OPERATIONS).text()).contains("thaw: ", "chmod +x");
    }

    @Test
    void aWorkingFolderThatIsMissingIsNamed() throws Exception {
        assertThat(look(FREEZE + "with: { cwd: nowhere }", "freeze")
                        .get(Aspect.OPERATIONS)
                        .text())
                .contains("nowhere does not exist");
    }

    @Test
    void aCheckThatPassesSaysYesToAll() throws Exception {
        bench.script("bin/check", "echo all is well for $CUTOVER_OPERATIONS");

        assertThat(verdicts(look(CHECK, "freeze")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Aspect.OPERATIONS, Verdict.OK,
                        Aspect.REACHABLE, Verdict.OK,
                        Aspect.CREDENTIALS, Verdict.OK,
                        Aspect.PERMISSIONS, Verdict.OK));
    }

    @Test
    void aCheckSaysItAspectByAspect() throws Exception {
        bench.script(
                "bin/check",
                "echo credentials=failed the token has expired; echo permissions=unknown only a write would tell");

        var found = look(CHECK, "freeze");
        assertThat(found.get(Aspect.REACHABLE).verdict()).isEqualTo(Verdict.OK);
        assertThat(found.get(Aspect.CREDENTIALS)).isEqualTo(Found.failed(Aspect.CREDENTIALS, "the token has expired"));
        assertThat(found.get(Aspect.PERMISSIONS))
                .isEqualTo(Found.cannotTell(Aspect.PERMISSIONS, "only a write would tell"));
    }

    @Test
    void aCheckThatFailsIsNotReachable() throws Exception {
        bench.script("bin/check", "echo nobody there >&2; exit 7");

        assertThat(look(CHECK, "freeze").get(Aspect.REACHABLE).text())
                .startsWith("bin/check exited with code 7")
                .contains("nobody there");
    }

    @Test
    void aSlipOfThePenIsNoYes() throws Exception {
        bench.script("bin/check", "echo credential=failed the token has expired");

        var reachable = look(CHECK, "freeze").get(Aspect.REACHABLE);
        assertThat(reachable.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(reachable.text()).contains("credential=failed", "known are clock, credentials");
    }

    @Test
    void aCheckThatTakesTooLongIsEnded() throws Exception {
        bench.script("bin/check", "sleep 60");

        assertThat(look(CHECK.replace("5s", "1s"), "freeze")
                        .get(Aspect.REACHABLE)
                        .text())
                .startsWith("bin/check did not end within 1.0 s");
    }

    @Test
    void aClockSaysNothingToARunWhoseClockIsNotTheWalls() throws Exception {
        bench.script("bin/check", "echo clock=2026-03-01T02:00:00Z");

        assertThat(look(CHECK, "freeze").get(Aspect.CLOCK).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private static Map<Aspect, Verdict> verdicts(Map<Aspect, Found> found) {
        return found.values().stream().collect(Collectors.toMap(Found::aspect, Found::verdict));
    }

    private Map<Aspect, Found> look(String settings, String operation) throws Exception {
        var purpose = new Preflight.Purpose(Set.of(operation), Set.of(Actions.class), Workbench.NOW.plusSeconds(10));
        List<Found> found =
                bench.open(settings).as(Preflight.class).orElseThrow().look(purpose);
        return found.stream().collect(Collectors.toMap(Found::aspect, one -> one));
    }
}
