package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.spi.Records;
import dev.cutover.spi.sums.BucketSum;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.RowText;
import dev.cutover.spi.sums.SumColumn;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import dev.cutover.testkit.database.Databases;
import dev.cutover.testkit.database.OpenedDatabase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcSumsTest {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final int ROWS = 700;
    private static final List<SumColumn> COLUMNS = List.of(
            new SumColumn("id", SumForm.TEXT),
            new SumColumn("n", SumForm.decimal(4)),
            new SumColumn("amount", SumForm.decimal(4)),
            new SumColumn("note", SumForm.TEXT),
            new SumColumn("paid", SumForm.BOOLEAN),
            new SumColumn("at", SumForm.INSTANT),
            new SumColumn("seen", SumForm.LOCAL_TIME),
            new SumColumn("on_day", SumForm.DATE));

    private static final List<String> NOTES = List.of(
            "",
            "a|b",
            "blank ",
            " lead",
            "Gr\u00fcn",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude9a",
            "x\ty",
            "it's",
            "-",
            "1:a",
            "NULL");

    @ParameterizedTest
    @EnumSource
    void theEightRowsHaveTheSameSumsEverywhere(Engines engine) throws Exception {
        var database = OpenedDatabase.of(engine.settings(DATABASES, Map.of()));

        for (var digest : RowDigest.values()) {
            assertThat(database.sums().handshake(digest)).isEqualTo(Handshake.expected(digest));
        }
    }

    /** Each row is written into the database, and its text and digest are made here as well. */
    @ParameterizedTest
    @EnumSource
    void sumsOfRandomRowsAreThoseOfJava(Engines engine) throws Exception {
        var rows = randomRows(engine.name().hashCode());
        var database = filled(engine, rows);
        for (var digest : RowDigest.values()) {
            for (int bits : List.of(0, 5, 18)) {
                var recipe = new SumRecipe(digest, COLUMNS.subList(0, 1), COLUMNS, bits);
                var sums = new ArrayList<BucketSum>();

                assertThat(database.sums().sums("sums", Records.Query.all(), recipe, sums::add))
                        .isEqualTo(Records.End.WHOLE);

                assertThat(sums).isEqualTo(List.copyOf(expected(rows, recipe).values()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRowsOfSomeBucketsAreExactlyTheirs(Engines engine) throws Exception {
        var rows = randomRows(5);
        var database = filled(engine, rows);
        var recipe = new SumRecipe(RowDigest.MD5, COLUMNS.subList(0, 1), COLUMNS, 4);
        var buckets = new BitSet();
        buckets.set(3);
        buckets.set(15);
        var ids = new ArrayList<String>();

        database.sums()
                .rows(
                        "sums",
                        Records.Query.all(),
                        recipe,
                        buckets,
                        row -> ids.add(row.values().get(0)));

        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> buckets.get(bucket(row, recipe)))
                        .map(row -> row.get(0))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void rowsWithoutAKeyAreInABucketOfTheirOwn(Engines engine) throws Exception {
        var database = filled(engine, List.of());
        engine.execute(DATABASES, "insert into sums (note) values ('x')");
        var recipe = new SumRecipe(RowDigest.MD5, COLUMNS.subList(0, 1), COLUMNS, 4);
        var sums = new ArrayList<BucketSum>();

        database.sums().sums("sums", Records.Query.all(), recipe, sums::add);

        assertThat(sums).extracting(BucketSum::bucket).containsExactly(BucketSum.WITHOUT_KEY);
        assertThat(sums.get(0).agrees(sums.get(0))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void formsAreThoseThatEveryEngineCanWrite(Engines engine) throws Exception {
        assertThat(filled(engine, List.of()).sums().forms("sums"))
                .containsEntry("amount", SumForm.decimal(2))
                .containsEntry("n", SumForm.WHOLE)
                .containsEntry("at", SumForm.INSTANT)
                .doesNotContainKey("weight");
    }

    private static OpenedDatabase filled(Engines engine, List<List<@Nullable String>> rows) throws Exception {
        engine.execute(
                DATABASES,
                "drop table if exists sums",
                "create table sums (id {text}, n bigint, amount decimal(14,2), note {text}, paid {truth}, at {instant},"
                        + " seen {local}, on_day date, weight double precision)");
        try (var connection = engine.connect(DATABASES)) {
            try (var utc = connection.createStatement()) {
                utc.execute(engine == Engines.MARIADB ? "set time_zone = '+00:00'" : "set time zone 'UTC'");
            }
            connection.setAutoCommit(false);
            try (var insert = connection.createStatement()) {
                for (var row : rows) {
                    insert.execute("insert into sums (id, n, amount, note, paid, at, seen, on_day) values ("
                            + String.join(
                                    ", ",
                                    row.stream()
                                            .map(value -> literal(engine, value))
                                            .toList()) + ")");
                }
            }
            connection.commit();
        }
        return OpenedDatabase.of(engine.settings(
                DATABASES, Map.of("sums", Map.of("query", "select * from sums", "key", List.of("id")))));
    }

    private static String literal(Engines engine, @Nullable String value) {
        if (value == null) {
            return "null";
        }
        if (value.equals("true") || value.equals("false")) {
            return value;
        }
        boolean isInstant = value.endsWith("Z") && value.contains("T");
        String text = isInstant ? value.replace('T', ' ').replace("Z", engine == Engines.MARIADB ? "" : "+00") : value;
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<List<@Nullable String>> randomRows(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<List<@Nullable String>>();
        for (int i = 0; i < ROWS; i++) {
            var row = new ArrayList<@Nullable String>();
            row.add("SO-" + i + (random.nextInt(4) == 0 ? "\u00fc" : ""));
            row.add(orNone(random, Long.toString(random.nextLong() >> 10)));
            row.add(orNone(
                    random,
                    java.math.BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, 2)
                            .toPlainString()));
            row.add(orNone(random, NOTES.get(random.nextInt(NOTES.size()))));
            row.add(orNone(random, Boolean.toString(random.nextBoolean())));
            String time = "20%02d-%02d-%02dT%02d:%02d:%02d.%06d"
                    .formatted(
                            random.nextInt(38),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextInt(24),
                            random.nextInt(60),
                            random.nextInt(60),
                            random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0);
            row.add(orNone(random, time + "Z"));
            row.add(orNone(random, time.replace('T', ' ')));
            row.add(orNone(random, time.substring(0, 10)));
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable String orNone(Random random, String value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    private static Map<Integer, BucketSum> expected(List<List<@Nullable String>> rows, SumRecipe recipe) {
        var sums = new TreeMap<Integer, BucketSum>();
        for (var row : rows) {
            var words = RowText.words(recipe.digest(), formed(row));
            sums.merge(
                    bucket(row, recipe),
                    new BucketSum(bucket(row, recipe), 1, 1, words),
                    (one, two) -> new BucketSum(
                            one.bucket(),
                            one.rows() + 1,
                            one.keys() + 1,
                            one.words().plus(two.words())));
        }
        return sums;
    }

    /** The numbers with four digits after the point, which is the recipe's form of both. */
    private static List<@Nullable String> formed(List<@Nullable String> row) {
        var formed = new ArrayList<@Nullable String>(row);
        for (int i = 1; i <= 2; i++) {
            String value = formed.get(i);
            formed.set(
                    i,
                    value == null
                            ? null
                            : new java.math.BigDecimal(value).setScale(4).toPlainString());
        }
        return formed;
    }

    private static int bucket(List<@Nullable String> row, SumRecipe recipe) {
        var words = RowText.words(recipe.digest(), row.subList(0, 1));
        return (int) (words.first() / recipe.divisor());
    }
}
