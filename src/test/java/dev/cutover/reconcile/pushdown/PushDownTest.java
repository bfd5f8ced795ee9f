package dev.cutover.reconcile.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSum;
import dev.cutover.spi.sums.BucketSums;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import dev.cutover.testkit.database.DatabaseServer;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL on the left, MariaDB on the right, with one of each kind of difference between them. */
class PushDownTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final int ROWS = 3000;
    private static final List<String> KEY = List.of("id");

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws Exception {
        var values = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            values.add("('SO-%04d', 's%d', %d.%02d, '2025-01-01 00:%02d:%02d')"
                    .formatted(i, i % 5, i, i % 100, i / 60 % 60, i % 60));
        }
        fill(
                DATABASES.postgres(),
                "numeric(12,2)",
                "text",
                "timestamp",
                values,
                "insert into pushed values ('007', 'x', 1, null), ('9007199254740993', 'x', 1, null)",
                "insert into pushed values ('copy-right', 'x', 1, null), ('copy-both', 'x', 1, null)",
                "insert into pushed values ('copy-both', 'x', 1, null), ('z-left', 'x', 1, null)",
                "insert into pushed values ('border', 'a|b', 1, null), ('accent', '\u00e9', 1, null)");
        fill(
                DATABASES.mariaDb(),
                "decimal(14,4)",
                "varchar(100) character set utf8mb4",
                "datetime",
                values,
                "insert into pushed values ('7', 'x', 1, null), ('9007199254740992', 'x', 1, null)",
                "insert into pushed values ('copy-right', 'x', 1, null), ('copy-right', 'x', 1, null)",
                "insert into pushed values ('copy-both', 'x', 1, null), ('copy-both', 'x', 1, null)",
                "insert into pushed values ('border', 'a', 1, null), ('accent', 'e\u0301', 1, null)",
                "update pushed set status = 'S1' where id = 'SO-0001'",
                "update pushed set status = 's2 ' where id = 'SO-0002'",
                "update pushed set status = '' where id = 'SO-0005'",
                "update pushed set amount = amount + 0.0001 where id = 'SO-0006'",
                "update pushed set at = date_add(at, interval 1 hour) where id in ('SO-0010', 'SO-0011', 'SO-0012', 'SO-0013')",
                "update pushed set status = case id when 'SO-0020' then 's1' else 's0' end where id in ('SO-0020', 'SO-0021')",
                "delete from pushed where id = 'SO-0030'");
        DATABASES.postgres().execute("update pushed set status = null where id = 'SO-0005'");
    }

    private static void fill(
            DatabaseServer server, String amount, String text, String time, List<String> values, String... more)
            throws Exception {
        server.execute(
                "drop table if exists pushed",
                "create table pushed (id " + text + ", status " + text + ", amount " + amount + ", at " + time + ")",
                "insert into pushed values " + String.join(", ", values));
        server.execute(more);
    }

    private static SummedSide side(DatabaseServer server) throws Exception {
        var set = Map.<String, Object>of("query", "select * from pushed", "key", KEY, "zone", "UTC");
        var opened = OpenedDatabase.of(server.settings(Map.of("pushed", set)));
        return new SummedSide(
                opened.records(), opened.sums(), opened.records().described("pushed"), Records.Query.all());
    }

    private static ComparisonPlan plan(SummedSide left, SummedSide right) throws Exception {
        return ComparisonRecipe.of(RecipeRequest.of(source(left, "left"), source(right, "right"), KEY)
                        .withLooks(Looks.ONE))
                .plan();
    }

    private static ComparedSource source(SummedSide side, String name) {
        return new ComparedSource(RecordsSource.of(side.records(), side.set(), side.query(), name), Map.of());
    }

    private static PushDown.Manner manner(PushDownWish wish) {
        return new PushDown.Manner(wish, RowDigest.MD5, Map.of(), System::nanoTime);
    }

    private ComparisonResult compared(ComparisonPlan plan, String name) throws Exception {
        var comparison = Comparison.in(folder.resolve(name), plan, LookProgress.NONE);
        comparison.look();
        return comparison.result();
    }

    @Test
    void whatIsFoundBySumsIsExactlyWhatIsFoundByReading() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var whole = plan(left, right);

        var pushed = new PushDown(left, right, manner(PushDownWish.ALWAYS)).of(whole);

        assertThat(pushed).isInstanceOf(PushDownAnswer.Pushed.class);
        assertThat(pushed.plan().agreed().keys()).isGreaterThan(ROWS / 2);
        var read = compared(whole, "read");
        var summed = compared(pushed.plan(), "summed");
        assertThat(summed.tally().left()).isEqualTo(read.tally().left());
        assertThat(summed.tally().right()).isEqualTo(read.tally().right());
        assertThat(summed.tally().keys())
                .usingRecursiveComparison()
                .ignoringFields("byRule")
                .isEqualTo(read.tally().keys());
        assertThat(summed.figures()).isEqualTo(read.figures());
        assertThat(summed.causes())
                .usingRecursiveComparison()
                .ignoringFields("where")
                .isEqualTo(read.causes());
        assertThat(read.tally().keys().different()).isEqualTo(12);
        assertThat(read.tally().keys().missingLeft()).isEqualTo(2);
        assertThat(read.tally().keys().missingRight()).isEqualTo(4);
        assertThat(read.tally().keys().duplicates()).isEqualTo(2);
        assertThat(summed.advice()).anyMatch(sentence -> sentence.contains("only the other rows were read"));
    }

    @Test
    void anExactRuleIsNotSatisfiedByEqualNumbers() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var exact = new ColumnRule(new ColumnRule.As.Exact(), java.util.Set.of(), Map.of());

        var answer = new PushDown(
                        left,
                        right,
                        new PushDown.Manner(
                                PushDownWish.ALWAYS, RowDigest.MD5, Map.of("amount", exact), System::nanoTime))
                .of(plan(left, right));

        assertThat(why(answer)).isEqualTo("amount of left and amount of right have types that are not written alike");
    }

    @Test
    void aSystemThatAnswersTheHandshakeOtherwiseIsRead() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var strange = new SummedSide(right.records(), new OtherHandshake(right.sums()), right.set(), right.query());

        assertThat(why(new PushDown(left, strange, manner(PushDownWish.ALWAYS)).of(plan(left, right))))
                .isEqualTo(
                        "the database of pushed does not write or digest the eight rows of the handshake as it should");
    }

    @Test
    void aSystemThatStopsWhileItAddsUpIsRead() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var broken = new SummedSide(right.records(), new Stopping(right.sums()), right.set(), right.query());
        var whole = plan(left, right);

        var answer = new PushDown(left, broken, manner(PushDownWish.ALWAYS)).of(whole);

        assertThat(why(answer)).isEqualTo("the rows could not be added up: it has stopped");
        assertThat(answer.plan()).isEqualTo(whole);
    }

    @Test
    void fewRowsAreReadUnlessItIsWantedOtherwise() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        DATABASES.postgres().execute("analyze pushed");

        assertThat(why(new PushDown(left, right, manner(PushDownWish.AUTO)).of(plan(left, right))))
                .contains("rows are read in seconds");
    }

    @Test
    void aDifferenceThatAppearsLaterMakesAnotherSource() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var first = new PushDown(left, right, manner(PushDownWish.ALWAYS)).of(plan(left, right));
        DATABASES.mariaDb().execute("update pushed set status = 'later' where id = 'SO-0999'");
        try {
            var second = new PushDown(left, right, manner(PushDownWish.ALWAYS)).of(plan(left, right));

            assertThat(identity(second)).isNotEqualTo(identity(first));
            assertThat(second.plan().recipe()).isEqualTo(first.plan().recipe());
        } finally {
            DATABASES.mariaDb().execute("update pushed set status = 's4' where id = 'SO-0999'");
        }
    }

    @Test
    void inAFolderItIsDecidedOnce() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var whole = plan(left, right);
        var pushDown = new PushDown(left, right, manner(PushDownWish.ALWAYS));
        var first = pushDown.in(folder.resolve("kept"), whole);
        DATABASES.mariaDb().execute("update pushed set status = 'later' where id = 'SO-0999'");
        try {
            var second = pushDown.in(folder.resolve("kept"), whole);

            assertThat(identity(second)).isEqualTo(identity(first));
            assertThat(second.plan().agreed()).isEqualTo(first.plan().agreed());
            assertThat(compared(second.plan(), "kept").tally())
                    .isEqualTo(compared(first.plan(), "first").tally());
        } finally {
            DATABASES.mariaDb().execute("update pushed set status = 's4' where id = 'SO-0999'");
        }
    }

    @Test
    void whatWasReadGoesOnBeingRead() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var broken = new SummedSide(right.records(), new Stopping(right.sums()), right.set(), right.query());
        var whole = plan(left, right);
        new PushDown(left, broken, manner(PushDownWish.ALWAYS)).in(folder.resolve("kept"), whole);

        var second = new PushDown(left, right, manner(PushDownWish.ALWAYS)).in(folder.resolve("kept"), whole);

        assertThat(why(second)).isEqualTo("the rows could not be added up: it has stopped");
    }

    @Test
    void aSystemThatDoesNotAnswerIsNotWaitedForForEver() throws Exception {
        var left = side(DATABASES.postgres());
        var right = side(DATABASES.mariaDb());
        var silent = new SummedSide(right.records(), new Silent(right.sums()), right.set(), right.query());
        var manner = new PushDown.Manner(
                PushDownWish.ALWAYS, RowDigest.MD5, Map.of(), System::nanoTime, () -> Optional.of("it took too long"));

        assertThat(why(new PushDown(left, silent, manner).of(plan(left, right))))
                .isEqualTo("it took too long");
    }

    private static String identity(PushDownAnswer answer) {
        return answer.plan().passes().get(0).inputs().get(1).source().identity();
    }

    private static String why(PushDownAnswer answer) {
        return answer instanceof PushDownAnswer.Refused refused ? refused.why() : "pushed: " + answer;
    }

    /** Digests the eight rows in a way of its own. */
    private static final class OtherHandshake extends Forwarding {
        OtherHandshake(BucketSums real) {
            super(real);
        }

        @Override
        public BucketSum.Words handshake(RowDigest digest) {
            return new BucketSum.Words(1, 2, 3, 4);
        }
    }

    /** Never says anything. */
    private static final class Silent extends Forwarding {
        Silent(BucketSums real) {
            super(real);
        }

        @Override
        public BucketSum.Words handshake(RowDigest digest) throws InterruptedException {
            new CountDownLatch(1).await();
            return BucketSum.Words.NONE;
        }
    }

    /** Breaks off after some buckets. */
    private static final class Stopping extends Forwarding {
        Stopping(BucketSums real) {
            super(real);
        }

        @Override
        public Records.End sums(String set, Records.Query query, SumRecipe recipe, Taker taker)
                throws ConnectorException {
            throw new ConnectorException("it has stopped");
        }
    }

    private static class Forwarding implements BucketSums {
        private final BucketSums real;

        Forwarding(BucketSums real) {
            this.real = real;
        }

        @Override
        public Map<String, SumForm> forms(String set) throws ConnectorException, InterruptedException {
            return real.forms(set);
        }

        @Override
        public BucketSum.Words handshake(RowDigest digest) throws ConnectorException, InterruptedException {
            return real.handshake(digest);
        }

        @Override
        public Records.End sums(String set, Records.Query query, SumRecipe recipe, Taker taker)
                throws ConnectorException, InterruptedException {
            return real.sums(set, query, recipe, taker);
        }

        @Override
        public Records.End rows(String set, Records.Query query, SumRecipe recipe, BitSet buckets, Records.Rows rows)
                throws ConnectorException, InterruptedException {
            return real.rows(set, query, recipe, buckets, rows);
        }
    }
}
