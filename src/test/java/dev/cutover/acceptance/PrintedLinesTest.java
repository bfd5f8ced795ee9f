package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decide} prints lines that answer: each works as it stands, for everybody who may. */
class PrintedLinesTest {
    private static final String PEOPLE = "[Dana Ortiz, \"Sam O'Weiss\", 'Al \"$HOME\" Ray']";

    @TempDir
    private Path folder;

    private Place place;
    private CompletableFuture<CommandContext> runner;
    private int runs;

    /** A run in a home of its own that waits at its gate. */
    private void begin() throws IOException {
        place = Place.in(folder)
                .with("CUTOVER_HOME", folder.resolve("home" + runs++).toString());
        if (runs == 1) {
            var orders = Files.readString(place.copy("orders.yaml"));
            place.write("orders.yaml", orders.replace("[Dana Ortiz]", PEOPLE));
            place.write(
                    "fast.yaml", Files.readString(place.copy("virtual.yaml")).replace("virtual", "1000x"));
        }
        runner = place.start("run", "orders.yaml", "--env", "fast.yaml", "--wait", "--no-input");
        awaitLines();
    }

    private void awaitLines() {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> !place.home().runs().isEmpty() && !lines().isEmpty());
    }

    private List<String> lines(String... more) {
        var args = new ArrayList<>(List.of("decide"));
        args.addAll(List.of(more));
        return place.run(args.toArray(String[]::new))
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("cutover decide "))
                .toList();
    }

    /** What a shell makes of a line. */
    private static String[] words(String line) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", "cutover() { printf '%s\\n' \"$@\"; }; " + line).start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(line).isZero();
        return said.lines().toArray(String[]::new);
    }

    private CommandContext run(String line) throws IOException, InterruptedException {
        return place.run(words(line));
    }

    private void end() throws Exception {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "the test is over");
        runner.get(60, TimeUnit.SECONDS);
    }

    @Test
    void eachLineOfAnApprovalWorksAsItStands() throws Exception {
        begin();
        var lines = lines();
        assertThat(lines).as("go and no-go for each of three people").hasSize(6);
        assertThat(lines("--as", "Sam O'Weiss")).hasSize(2).allMatch(line -> line.contains("Sam O'Weiss"));
        end();

        for (String line : lines) {
            begin();
            run(line).endedWith(ExitCode.DONE);
            end();
        }
    }

    @Test
    void aNoIsCalledByItsNameAndEachLineThatFollowsWorks() throws Exception {
        begin();
        run("cutover decide ready no-go --as 'Dana Ortiz' --reason 'the carrier is down'");
        awaitLines();
        var lines = lines("--as", "Dana Ortiz");
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(place.run("decide").out())
                .contains("NO-GO: Dana Ortiz (commander) said no-go")
                .doesNotContain("failed:");
        assertThat(place.run("runs").out()).contains("NO-GO").doesNotContain("FAILED");
        end();
        assertThat(runner.get().err()).contains("NO-GO after ").doesNotContain("FAILED");

        for (String line : lines) {
            begin();
            run("cutover decide ready no-go --as 'Dana Ortiz' --reason 'the carrier is down'");
            awaitLines();
            run(line).endedWith(ExitCode.DONE);
            end();
        }
    }

    @Test
    void whereTwoRunsAreOpenTheLineNamesItsOwn() throws Exception {
        begin();
        String named = place.home().runs().get(0).value();
        assertThat(lines()).noneMatch(line -> line.contains("--run"));
        var other = place.run("run", "orders.yaml", "--env", "fast.yaml", "--no-input");
        assertThat(other.exit()).isNotEqualTo(ExitCode.DONE.code());
        assertThat(lines("--run", named)).isNotEmpty().allMatch(line -> line.endsWith(" --run " + named));
        run(lines("--run", named).get(0)).endedWith(ExitCode.DONE);
        runner.get(60, TimeUnit.SECONDS);
    }
}
