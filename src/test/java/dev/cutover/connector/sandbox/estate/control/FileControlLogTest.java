package dev.cutover.connector.sandbox.estate.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileControlLogTest {
    private static final List<EstateControl> CONTROLS = List.of(
            new EstateControl.Opened(Scene.START, -7, "region=a|b at 300.0/s"),
            new EstateControl.SetWeights(
                    Scene.START.plusNanos(1),
                    "orders",
                    List.of(
                            new WeightOrder(Scene.US_EAST, OptionalInt.of(0), 500),
                            new WeightOrder(Map.of(), OptionalInt.empty(), 10_000)),
                    3,
                    true),
            new EstateControl.ActionDone(
                    Scene.START.plusMillis(5),
                    "run/step/\"quoted\"\n",
                    "releases.freeze",
                    Map.of("services", "a,b"),
                    Duration.ofSeconds(2),
                    Map.of("x", "ü\u2028\t"),
                    4,
                    false),
            new EstateControl.FaultOn(
                    Scene.START.plusSeconds(9),
                    Mishap.of("f1", EstateSystem.CARRIER, FaultKind.FAIL)
                            .at(3_000)
                            .in(Scene.US_WEST)
                            .lasting(Duration.ofMinutes(4))
                            .fault()),
            new EstateControl.FaultOn(Scene.START.plusSeconds(10), crashOf("billing")),
            new EstateControl.FaultOn(
                    Scene.START.plusSeconds(10),
                    Mishap.of("f3", EstateSystem.WMS, FaultKind.SKIPPED_STAGE)
                            .striking(Stage.SHIPPED)
                            .fault()),
            new EstateControl.FaultOff(Scene.START.plusSeconds(11), "f1"));

    @TempDir
    Path folder;

    @Test
    void theControlsOfThisTestAreOfEveryKind() {
        assertThat(CONTROLS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(EstateControl.class.getPermittedSubclasses());
    }

    private Path file;

    @BeforeEach
    void writeOne() {
        file = folder.resolve("estate.log");
        try (var log = FileControlLog.open(file)) {
            CONTROLS.forEach(log::append);
        }
    }

    @Test
    void readsWhatItWrote() {
        try (var log = FileControlLog.open(file)) {
            assertThat(log.controls()).isEqualTo(CONTROLS);
        }
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void cutsOffALastLineThatWasTornAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int lastLine = new String(whole, StandardCharsets.UTF_8)
                .lines()
                .limit(CONTROLS.size() - 1)
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        for (int length = lastLine; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            try (var log = FileControlLog.open(file)) {
                assertThat(log.controls()).isEqualTo(CONTROLS.subList(0, CONTROLS.size() - 1));
                log.append(CONTROLS.get(CONTROLS.size() - 1));
            }

            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void refusesALineInTheMiddleThatCannotBeRead() throws IOException {
        var lines = Files.readAllLines(file);
        lines.set(1, lines.get(1).substring(20));
        Files.write(file, lines);

        assertThatThrownBy(() -> FileControlLog.open(file))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining("line 2 of")
                .hasMessageContaining("estate.log");
    }

    @Test
    void saysWhereItCouldNotBeOpened() {
        assertThatThrownBy(() -> FileControlLog.open(folder.resolve("nowhere").resolve("estate.log")))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void takesNothingMoreOnceItHasFailed() {
        var log = FileControlLog.open(file);
        log.close();
        assertThatThrownBy(() -> log.append(CONTROLS.get(5))).hasMessageContaining("cannot write");

        assertThatThrownBy(() -> log.append(CONTROLS.get(5))).hasMessageContaining("accepts no more");
    }

    private static Fault crashOf(String name) {
        var crash = Mishap.of("f2", EstateSystem.OTHER, FaultKind.CRASH).fault();
        return new Fault(
                "f2",
                EstateSite.named(name),
                FaultKind.CRASH,
                crash.rate(),
                Map.of(),
                crash.lasts(),
                crash.magnitude(),
                crash.stage());
    }
}
