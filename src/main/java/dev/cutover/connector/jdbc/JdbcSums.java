package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.session.Queries;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Records;
import dev.cutover.spi.Records.End;
import dev.cutover.spi.sums.BucketSum;
import dev.cutover.spi.sums.BucketSums;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumForm;
import dev.cutover.spi.sums.SumRecipe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up the rows of record sets in the database. Thread-safe. */
final class JdbcSums implements BucketSums {
    private final Queries queries;
    private final SetLayouts layouts;
    private final JdbcRecords records;

    JdbcSums(Queries queries, SetLayouts layouts, JdbcRecords records) {
        this.queries = queries;
        this.layouts = layouts;
        this.records = records;
    }

    @Override
    public Map<String, SumForm> forms(String set) throws ConnectorException, InterruptedException {
        var forms = new LinkedHashMap<String, SumForm>();
        for (SqlColumn column : layouts.of(set).columns()) {
            column.form().ifPresent(form -> forms.put(column.name(), form));
        }
        return forms;
    }

    @Override
    public BucketSum.Words handshake(RowDigest digest) throws ConnectorException, InterruptedException {
        var layout = HandshakeRows.layout(queries.dialect());
        var recipe = new SumRecipe(digest, Handshake.COLUMNS.subList(0, 1), Handshake.COLUMNS, 0);
        var sums = queries.all(new SumSql(layout, recipe).sums(SqlText.of("")), JdbcSums::sum);
        return sums.size() == 1 && sums.get(0).rows() == Handshake.ROWS.size()
                ? sums.get(0).words()
                : BucketSum.Words.NONE;
    }

    @Override
    public End sums(String set, Records.Query query, SumRecipe recipe, Taker taker)
            throws ConnectorException, InterruptedException {
        var layout = layouts.of(set);
        var where = new RowSelection(layout).where(query);
        return queries.each(new SumSql(layout, recipe).sums(where), JdbcSums::sum, taker::take);
    }

    @Override
    public End rows(String set, Records.Query query, SumRecipe recipe, BitSet buckets, Records.Rows rows)
            throws ConnectorException, InterruptedException {
        if (buckets.isEmpty()) {
            return End.WHOLE;
        }
        var layout = layouts.of(set);
        var selection = new RowSelection(layout);
        var where = selection.where(query);
        var statement = SqlText.of("select " + layout.texts() + layout.rows())
                .and(where)
                .and(where.text().isEmpty() ? " where " : " and ")
                .and(new SumSql(layout, recipe).in(buckets))
                .and(selection.order());
        return records.pass(layout, statement, rows);
    }

    /** Some engines add up to decimals, which have the same digits. */
    private static BucketSum sum(ResultSet row) throws SQLException {
        return new BucketSum(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                new BucketSum.Words(whole(row, 4), whole(row, 5), whole(row, 6), whole(row, 7)));
    }

    /** A sum without any value belongs to rows that had no digest. */
    private static long whole(ResultSet row, int place) throws SQLException {
        var sum = row.getBigDecimal(place);
        return sum == null ? 0 : sum.longValueExact();
    }
}
