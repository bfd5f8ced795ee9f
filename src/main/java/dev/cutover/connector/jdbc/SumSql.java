package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.sums.SumColumn;
import dev.cutover.spi.sums.SumRecipe;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that add up digests of rows, by the recipe of {@link dev.cutover.spi.sums}. */
final class SumSql {
    private static final int WORDS = 4;

    private final SetLayout layout;
    private final SumRecipe recipe;

    SumSql(SetLayout layout, SumRecipe recipe) {
        this.layout = layout;
        this.recipe = recipe;
    }

    /**
     * A row for each bucket: its number, rows, keys and four sums. A row without a key is in a bucket of its own, and
     * so is one whose text the database could not make because it is too long.
     *
     * @param where the condition of the rows
     */
    SqlText sums(SqlText where) throws ConnectorException {
        var dialect = layout.dialect();
        String key = dialect.digest(recipe.digest(), dialect.rowText(texts(recipe.key())));
        String row = dialect.digest(recipe.digest(), dialect.rowText(texts(recipe.columns())));
        var words = new ArrayList<String>();
        var sums = new ArrayList<String>();
        for (int i = 1; i <= WORDS; i++) {
            words.add(dialect.word("row_digest", i) + " as w" + i);
            sums.add("sum(w" + i + ")");
        }
        return SqlText.of("select b, count(*), count(distinct key_digest), " + String.join(", ", sums)
                        + " from (select case when keyless = 1 or row_digest is null then -1 else "
                        + dialect.quotient(dialect.word("key_digest", 1), recipe.divisor()) + " end as b, key_digest, "
                        + String.join(", ", words)
                        + " from (select case when " + keyless() + " then 1 else 0 end as keyless, "
                        + key + " as key_digest, " + row + " as row_digest" + layout.rows())
                .and(where)
                .and(dialect.fence() + ") digests) words group by b order by b");
    }

    /** The condition of rows whose keys are in some buckets; begins with a blank. */
    String in(BitSet buckets) throws ConnectorException {
        var dialect = layout.dialect();
        String key = dialect.digest(recipe.digest(), dialect.rowText(texts(recipe.key())));
        return dialect.quotient(dialect.word(key, 1), recipe.divisor()) + " in ("
                + buckets.stream().mapToObj(Integer::toString).collect(Collectors.joining(", ")) + ")";
    }

    private List<String> texts(List<SumColumn> columns) throws ConnectorException {
        var texts = new ArrayList<String>();
        for (SumColumn column : columns) {
            texts.add(layout.column(column.name()).text(layout.dialect(), column.form()));
        }
        return texts;
    }

    private String keyless() throws ConnectorException {
        var conditions = new ArrayList<String>();
        for (SumColumn column : recipe.key()) {
            conditions.add(layout.column(column.name()).reference(layout.dialect()) + " is null");
        }
        return String.join(" or ", conditions);
    }
}
