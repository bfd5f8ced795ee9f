package dev.cutover.connector.sandbox.estate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.testkit.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that commands orders is really killed, again and again; the books must not show it. */
@Tag(Scale.WIDE)
class KilledEstateTest {
    private static final int KILLS = Scale.cases(25, 200);
    private static final int COMMANDS = 5 * KILLS;

    @Test
    void theBooksAfterManyKillsAreThoseOfAnUndisturbedRun(@TempDir Path killed, @TempDir Path undisturbed)
            throws Exception {
        var random = new Random(Scale.seed().orElse(1));
        for (int kill = 0; kill < KILLS; kill++) {
            // With the same keys again after each kill; what has a receipt is not asked for again.
            playUntilKilled(killed, random.nextInt(5), random.nextInt(20_000));
        }
        play(killed);
        play(undisturbed);

        assertThat(books(killed)).isEqualTo(books(undisturbed)).isNotEmpty();
        assertThat(Files.readString(killed.resolve("estate.log")))
                .isEqualTo(Files.readString(undisturbed.resolve("estate.log")));
    }

    /** Lets a process do some commands, and kills it while it is at the next one. */
    private static void playUntilKilled(Path folder, int commands, int spins) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandScript.class.getName(),
                        folder.toString(),
                        Integer.toString(COMMANDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var permits = process.getOutputStream();
                var done = process.getInputStream()) {
            permits.write(new byte[commands]);
            permits.flush();
            for (int i = 0; i < commands; i++) {
                assertThat(done.read()).isNotNegative();
            }
            permits.write(0);
            permits.flush();
            for (int spin = 0; spin < spins; spin++) {
                Thread.onSpinWait();
            }
        } catch (IOException gone) {
            // The script is at its end.
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private static void play(Path folder) {
        try (var estate = CommandScript.open(folder)) {
            var scene = new Scene(estate);
            for (int number = 0; number < COMMANDS; number++) {
                if (!CommandScript.isDone(scene, number)) {
                    CommandScript.command(scene, number);
                }
            }
        }
    }

    /** All books of all orders that were named, and of a minute besides, as they are two days later. */
    private static byte[] books(Path folder) {
        var text = new StringBuilder();
        try (var estate = CommandScript.open(folder)) {
            estate.advanceTo(Scene.START.plus(Duration.ofDays(2)));
            var orders = new TreeSet<String>();
            for (int number = 0; number < COMMANDS; number++) {
                orders.add(CommandScript.order(number));
            }
            orders.forEach(
                    order -> text.append(estate.books(OrderId.parse(order))).append('\n'));
            var span = Scene.START.minusSeconds(1_800);
            estate.eachOrder(
                    Map.of(),
                    span,
                    span.plusSeconds(60),
                    books -> text.append(books).append('\n'));
        }
        return text.toString().getBytes(UTF_8);
    }
}
