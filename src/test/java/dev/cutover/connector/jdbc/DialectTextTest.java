package dev.cutover.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.connector.jdbc.dialect.ColumnFacts;
import dev.cutover.connector.jdbc.dialect.ColumnKind;
import dev.cutover.connector.jdbc.dialect.SparkDialect;
import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.dialect.TrinoDialect;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.sums.Handshake;
import dev.cutover.spi.sums.RowDigest;
import dev.cutover.spi.sums.SumRecipe;
import java.sql.Types;
import org.junit.jupiter.api.Test;

/** The text of engines that no test here speaks to. Of Trino it was tried on a real server, of version 435. */
class DialectTextTest {

    private static String sums(SqlDialect dialect) throws Exception {
        var recipe = new SumRecipe(RowDigest.MD5, Handshake.COLUMNS.subList(0, 1), Handshake.COLUMNS, 4);
        return new SumSql(HandshakeRows.layout(dialect), recipe)
                .sums(SqlText.of(""))
                .text();
    }

    @Test
    void trinoDigestsBytes() throws Exception {
        assertThat(sums(new TrinoDialect()))
                .contains("to_hex(md5(to_utf8(coalesce(cast(length(to_utf8(cast(cutover_rows.\"n\" as varchar)))"
                        + " as varchar) || ':' || cast(cutover_rows.\"n\" as varchar), '-')))) as key_digest")
                .contains("from_base(substr(row_digest, 25, 8), 16) as w4")
                .contains("from_base(substr(key_digest, 1, 8), 16) / 268435456")
                .contains("select cast(3 as bigint) as \"n\", cast(null as varchar) as \"t\"")
                .doesNotContain("xor");
    }

    @Test
    void sparkAddsUpDecimals() throws Exception {
        assertThat(sums(new SparkDialect()))
                .contains("cast(conv(substr(row_digest, 1, 8), 16, 10) as decimal(38,0)) as w1")
                .contains("md5(cast(")
                .contains(" as bigint) div 268435456")
                .contains("cast('it\\'s 1:2-' as string)")
                .doesNotContain("xor");
    }

    @Test
    void timesThatAreFinerThanTheTextAreNotAddedUp() {
        var fine = new ColumnFacts("at", Types.TIMESTAMP_WITH_TIMEZONE, "timestamp(9) with time zone", 0, 0);
        var coarse = new ColumnFacts("at", Types.TIMESTAMP_WITH_TIMEZONE, "timestamp(6) with time zone", 0, 0);

        assertThat(new TrinoDialect().kind(fine)).isEqualTo(ColumnKind.OTHER);
        assertThat(new TrinoDialect().kind(coarse)).isEqualTo(ColumnKind.INSTANT);
    }
}
