package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.testkit.OldAgainstNew;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a reconciliation is killed while it reads, and while it compares, and another one goes on. */
class ReconciliationKilledTest {
    private static final int ROWS = 200_000;
    private static final long SOME_WRITTEN_DOWN = 14 << 20;

    @TempDir
    private static Path folder;

    private static ReconciledBooks books;
    private static ComparisonResult undisturbed;

    private CrashSite site;
    private Process process;

    @BeforeAll
    static void twoTables() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("shop"));
                var statement = connection.createStatement()) {
            statement.execute("create table orders (order_id varchar(20) primary key, total decimal(12,2),"
                    + " note varchar(100))");
            statement.execute("insert into orders select 'SO-' || (1000000 + x), x * 1.25, repeat('n', 100)"
                    + " from system_range(1, " + ROWS + ")");
            statement.execute("create table copies (order_id varchar(20) primary key, total decimal(12,2),"
                    + " note varchar(100))");
            statement.execute("insert into copies select * from orders");
            statement.execute("update copies set total = total + 1 where order_id like 'SO-10_0007'");
            statement.execute("delete from copies where order_id = 'SO-1123456'");
        }
        books = ReconciledBooks.in(
                folder, OldAgainstNew.runbook("order_id", "push-down: never"), """
                environment: tables
                systems:
                  old: { connector: jdbc, with: { driver: h2, database: "%1$s",
                    records: { orders: { query: select * from orders, key: [order_id], sorted: true } } } }
                  new: { connector: jdbc, with: { driver: h2, database: "%1$s",
                    records: { orders: { query: select * from copies, key: [order_id], sorted: true } } } }
                """.formatted(folder.resolve("shop")));
        var site = new CrashSite(folder.resolve("undisturbed"));
        assertThat(site.call(Map.of(), books.reconcile())).as(site.said()).isEqualTo(ExitCode.HALTED.code());
        undisturbed = ReconciledBooks.result(site);
    }

    @BeforeEach
    void begin() throws IOException {
        site = new CrashSite(Files.createTempDirectory(folder, "site"));
        process = site.start(Map.of(), books.reconcile());
    }

    /** Kills it as soon as something is there. */
    private void killAt(String what, long bytes) throws Exception {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> sizes(what).mapToLong(Long::longValue).sum() >= bytes || !process.isAlive());
        process.destroyForcibly().waitFor();
        assertThat(site.state().ended()).as("it was killed before its end").isEmpty();
    }

    /** The sizes of temporary files whose names begin so. */
    private Stream<Long> sizes(String beginning) {
        var pass = site.begun().map(run -> site.home().folder(run).work().resolve("recon-1/pass-0"));
        if (pass.filter(Files::isDirectory).isEmpty()) {
            return Stream.of();
        }
        try (var files = Files.list(pass.orElseThrow())) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(beginning))
                    .map(file -> file.toFile().length())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> resumed() throws Exception {
        var run = site.begun().orElseThrow();
        assertThat(site.call(Map.of(), "resume", run.value())).as(site.said()).isEqualTo(ExitCode.HALTED.code());
        assertThat(ReconciledBooks.result(site)).isEqualTo(undisturbed);
        assertThat(site.home().folder(run).work()).doesNotExist();
        return ReconciledBooks.remarks(site);
    }

    @Test
    void killedWhileReadingItGoesOnAfterWhatWasWrittenDown() throws Exception {
        killAt("rows-0-", SOME_WRITTEN_DOWN);
        assertThat(sizes("result-")).as("it was still reading").isEmpty();

        assertThat(resumed())
                .anySatisfy(remark -> assertThat(remark)
                        .matches("[\\d,]+ rows of old\\.orders had been read before; reading went on after them"));
    }

    @Test
    void killedWhileComparingItReadsNothingAgain() throws Exception {
        killAt("result-", 1);

        assertThat(resumed()).isEmpty();
    }

    @Test
    void theNextOneOfTheSameStepEndsItAndRemovesItsFiles() throws Exception {
        killAt("rows-0-", 1);
        var dead = site.begun().orElseThrow();
        assertThat(site.home().folder(dead).work()).exists();

        assertThat(site.call(Map.of(), books.reconcile())).isEqualTo(ExitCode.HALTED.code());
        assertThat(site.said())
                .contains("run " + dead + ", of the same step, was broken off: it is ended without a result, and its"
                        + " temporary files are removed");
        assertThat(site.home().folder(dead).work()).doesNotExist();
        assertThat(ReconciledBooks.result(site)).isEqualTo(undisturbed);
        var place = Place.in(folder).with("CUTOVER_HOME", site.home().root().toString());
        assertThat(place.run("runs").out()).contains("NO RESULT", "NOT PASSED").doesNotContain("NOT ENDED");
        assertThat(place.run("verify", dead.value()).out()).contains("is as it was written");
    }

    @Test
    void oneThatIsAliveIsLeftAlone() throws Exception {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .atMost(2, TimeUnit.MINUTES)
                .until(() -> sizes("rows-0-").findAny().isPresent() || !process.isAlive());
        var alive = site.begun().orElseThrow();
        var place = Place.in(folder).with("CUTOVER_HOME", site.home().root().toString());

        // The database is in use, so this one cannot read; what it does about the other one comes first.
        var second = place.run(books.reconcile());
        assertThat(second.err()).doesNotContain("broken off");
        assertThat(process.waitFor()).as(site.said()).isEqualTo(ExitCode.HALTED.code());
        assertThat(site.home().events(alive)).isNotEmpty();
    }
}
