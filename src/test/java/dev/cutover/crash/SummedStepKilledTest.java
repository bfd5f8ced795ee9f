package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.testkit.OldAgainstNew;
import dev.cutover.testkit.database.DatabaseServer;
import dev.cutover.testkit.database.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A step over PostgreSQL and MariaDB, which add up their rows; also one whose process is killed after that. */
class SummedStepKilledTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final int ROWS = 100_000;
    private static final int PLANTED = 30;
    private static final Pattern AGREED = Pattern.compile("([0-9,]+) keys agree by the sums of rows .*");

    private static final String ACCESS =
            "host: 127.0.0.1, database: shop, user: cutover, password: \"${secret:DATABASE}\",";

    @TempDir
    private static Path folder;

    private static ReconciledBooks books;
    private static ComparisonResult undisturbed;
    private static List<String> remarks;

    @BeforeAll
    static void twoTables() throws Exception {
        fill(DATABASES.postgres(), "text", "numeric(12,2)");
        fill(DATABASES.mariaDb(), "varchar(20) character set utf8mb4", "decimal(14,4)");
        plant();
        books = ReconciledBooks.in(folder, OldAgainstNew.runbook("id", "push-down: always"), """
                environment: tables
                systems:
                  old: { connector: jdbc, with: { driver: postgresql, port: %d, %s
                    records: { orders: { query: select * from summed where (select summed_pause()), key: [id] } } } }
                  new: { connector: jdbc, with: { driver: mariadb, port: %d, %s
                    records: { orders: { query: select * from summed, key: [id] } } } }
                """.formatted(
                        DATABASES.postgres().port(), ACCESS, DATABASES.mariaDb().port(), ACCESS));
        var site = site("undisturbed");
        assertThat(site.call(Map.of(), books.reconcile())).as(site.said()).isEqualTo(ExitCode.HALTED.code());
        undisturbed = ReconciledBooks.result(site);
        remarks = ReconciledBooks.remarks(site);
        assertThat(site.said()).contains("both databases added up their rows", "only the other rows were read");
    }

    /** Each query of PostgreSQL can be held up, so that there is a moment between the sums and the rows. */
    private static void plant() throws Exception {
        DATABASES
                .postgres()
                .execute(
                        "drop table if exists summed_pause",
                        "create table summed_pause as select 0 as seconds",
                        "create or replace function summed_pause() returns boolean language plpgsql as"
                                + " 'begin perform pg_sleep((select seconds from summed_pause)); return true; end'",
                        "analyze summed");
        DATABASES
                .mariaDb()
                .execute(
                        "update summed set total = total + 1 where id like 'SO-0_3000'",
                        "update summed set status = 'lost' where id like 'SO-0_7000'",
                        "delete from summed where id in ('SO-000100', 'SO-000200', 'SO-000300', 'SO-000400',"
                                + " 'SO-000500')",
                        "insert into summed values ('SO-A', 's', 1), ('SO-B', 's', 1), ('SO-C', 's', 1),"
                                + " ('SO-D', 's', 1), ('SO-E', 's', 1)",
                        "analyze table summed");
    }

    private static void fill(DatabaseServer server, String text, String amount) throws Exception {
        server.execute(
                "drop table if exists summed",
                "drop table if exists summed_digit",
                "create table summed_digit (d int)",
                "insert into summed_digit values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
                "create table summed (id " + text + ", status " + text + ", total " + amount + ")",
                "insert into summed select concat('SO-', right(concat('00000', n), 6)), concat('s', n % 5), n * 1.25"
                        + " from (select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n from summed_digit a,"
                        + " summed_digit b, summed_digit c, summed_digit e, summed_digit f) all_of_them");
    }

    private static CrashSite site(String name) throws IOException {
        return new CrashSite(folder.resolve(name)).with("DATABASE", "not-a-secret");
    }

    /** How many keys nobody had to read. */
    private static long agreedBySums() {
        return undisturbed.advice().stream()
                .map(AGREED::matcher)
                .filter(found -> found.matches())
                .mapToLong(found -> Long.parseLong(found.group(1).replace(",", "")))
                .sum();
    }

    @Test
    void thePlantedDifferencesAreFoundAndOnlyTheirBucketsAreRead() {
        var keys = undisturbed.tally().keys();
        assertThat(keys.different()).isEqualTo(20);
        assertThat(keys.missingLeft()).isEqualTo(5);
        assertThat(keys.missingRight()).isEqualTo(5);
        assertThat(keys.mismatched()).isEqualTo(PLANTED);
        assertThat(keys.equal()).isEqualTo(ROWS - 25);
        assertThat(undisturbed.isWhole()).isTrue();
        assertThat(remarks)
                .singleElement()
                .asString()
                .contains("both databases added up their rows: it is wanted; 30 of 4,096 buckets differ");
        long bucket = ROWS / 4096;
        assertThat(agreedBySums()).isBetween(ROWS - 2 * PLANTED * bucket, (long) ROWS - PLANTED);
        assertThat(undisturbed.advice())
                .as("what agrees as numbers only cannot be counted in sums")
                .anyMatch(sentence -> sentence.contains("of these alone it is known which agree only as numbers"));
    }

    /** What has changed in the tables since then would be in another bucket. */
    @Test
    void killedAfterTheSumsItReadsTheSameBuckets() throws Exception {
        var site = site("killed");
        DATABASES.postgres().execute("update summed_pause set seconds = 3");
        try {
            var process = site.start(Map.of(), books.reconcile());
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(2, TimeUnit.MINUTES)
                    .until(() -> hasDecided(site) || !process.isAlive());
            process.destroyForcibly().waitFor();
            assertThat(hasDecided(site)).as(site.said()).isTrue();
            assertThat(ReconciledBooks.remarks(site))
                    .as("it was killed before the first look was done")
                    .isEmpty();
            DATABASES.postgres().execute("update summed_pause set seconds = 0");
            DATABASES.mariaDb().execute("update summed set status = 'later' where id = 'SO-050001'");

            assertThat(site.call(Map.of(), "resume", site.begun().orElseThrow().value()))
                    .as(site.said())
                    .isEqualTo(ExitCode.HALTED.code());
            assertThat(ReconciledBooks.result(site)).isEqualTo(undisturbed);
            assertThat(ReconciledBooks.remarks(site)).isEqualTo(remarks);
        } finally {
            DATABASES.postgres().execute("update summed_pause set seconds = 0");
            DATABASES.mariaDb().execute("update summed set status = 's1' where id = 'SO-050001'");
        }
    }

    private static boolean hasDecided(CrashSite site) throws IOException {
        return site.begun()
                .map(run -> site.home().folder(run).work().resolve("recon-1/push-down"))
                .filter(Files::exists)
                .isPresent();
    }
}
