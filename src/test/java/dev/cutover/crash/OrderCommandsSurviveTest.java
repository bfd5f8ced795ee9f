package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.book.BookView;
import dev.cutover.connector.sandbox.estate.book.OrderBooks;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import dev.cutover.run.ledger.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed while it commands single orders in the sandbox. */
class OrderCommandsSurviveTest {
    private static final int DEAD = 137;
    private static final Pattern KEY = Pattern.compile("\"control\":\"action\".*?\"key\":\"[^/]*/([^\"]*)\"");

    @TempDir
    private Path folder;

    private Path book;

    @BeforeEach
    void fillIn() throws IOException {
        book = Files.createDirectories(folder.resolve("book"));
        String runbook = Files.readString(CrashSite.BOOK.resolve("orders/runbook.yaml"));
        var estate = Estate.open(EstateConfig.retail(42), new MemoryControlLog(), Scene.START);
        var routed = lasting(estate, "[routed]", 2);
        Files.writeString(
                book.resolve("runbook.yaml"),
                runbook.replace("CANCELLED", routed.get(0))
                        .replace("MOVED", routed.get(1))
                        .replace("PACKED", lasting(estate, "[packed]", 1).get(0))
                        .replace("SHIPPED", lasting(estate, "[shipped]", 1).get(0)));
        Files.copy(CrashSite.BOOK.resolve("orders/local.yaml"), book.resolve("local.yaml"));
    }

    @Test
    void eachIsDoneOnceWhereverTheRunnerIsKilled() throws Exception {
        var undisturbed = new CrashSite(folder.resolve("undisturbed"));
        assertThat(undisturbed.call(Map.of(), begin())).as(undisturbed.said()).isZero();
        var once = keys(undisturbed);
        assertThat(once).hasSize(6).doesNotHaveDuplicates();

        int points = undisturbed.points();
        for (int part = 1; part <= 5; part++) {
            var killed = new CrashSite(folder.resolve("killed-" + part));
            assertThat(killed.call(Map.of("point", "" + points * part / 6), begin()))
                    .isEqualTo(DEAD);

            var run = killed.begun();
            int code = run.isEmpty()
                    ? killed.call(Map.of(), begin())
                    : killed.call(Map.of(), "resume", run.get().value(), "--no-input");

            assertThat(code).as(killed.said()).isZero();
            assertThat(killed.state().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(killed.faults()).isEmpty();
            assertThat(keys(killed)).isEqualTo(once);
        }
    }

    private String[] begin() {
        return new String[] {
            "run", "" + book.resolve("runbook.yaml"), "--env", "" + book.resolve("local.yaml"), "--no-input"
        };
    }

    /** The keys of what the sandbox did, without the run's id. */
    private static List<String> keys(CrashSite site) throws IOException {
        var log = site.home().folder(site.begun().orElseThrow()).path().resolve("connectors/sandbox/estate.log");
        var keys = new ArrayList<String>();
        for (String line : Files.readAllLines(log)) {
            var key = KEY.matcher(line);
            if (key.find()) {
                keys.add(key.group(1));
            }
        }
        return keys;
    }

    /** Orders of the old platform that are at these stages now and will be for a minute yet. */
    private static List<String> lasting(Estate estate, String stages, int count) {
        var found = new ArrayList<String>();
        var later = Estate.open(EstateConfig.retail(42), new MemoryControlLog(), Scene.START);
        later.advanceTo(Scene.START.plus(Duration.ofSeconds(61)));
        for (int seconds = 10; found.size() < count && seconds < 7_200; seconds++) {
            String order = Scene.order(seconds);
            if (stages(estate, order).equals(stages) && stages(later, order).equals(stages)) {
                found.add(order);
            }
        }
        assertThat(found).hasSize(count);
        return found;
    }

    private static String stages(Estate estate, String order) {
        return estate.books(OrderId.parse(order))
                .map(OrderCommandsSurviveTest::stages)
                .orElse("");
    }

    private static String stages(OrderBooks books) {
        return BookView.of(books, EstateSystem.LEGACY_OMS).lines().stream()
                .flatMap(line -> line.stages().keySet().stream())
                .distinct()
                .sorted()
                .toList()
                .toString();
    }
}
